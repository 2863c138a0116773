"""What holds for all tests."""

import os
import signal

# Most tests are not about extraction: they take what loads at once. Tests of a model ask for it by name.
os.environ["ONRECORD_MODEL"] = "baseline"

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell without job control starts its background jobs deaf to Ctrl-C, and every process of theirs as well. The
    # tests that send Ctrl-C to a process mean one that hears it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
