"""Naming issues: the words of a claim to a codebook's issue, or to a name of their own."""

from onrecord.judge.issues.clusters import Cluster, Mention, clusters
from onrecord.judge.issues.namer import Namer, name_issues
from onrecord.judge.issues.normal import Normaliser

__all__ = ["Cluster", "Mention", "Namer", "Normaliser", "clusters", "name_issues"]
