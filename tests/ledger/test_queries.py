"""Every filter of the listings, paging, and what a reference means."""

from collections.abc import Callable

import pytest

from onrecord.errors import NotFoundError, UsageError
from onrecord.ledger import DocumentQuery, Ledger, StatementQuery
from onrecord.records import Document, Genre, Kind, Part, Reporter, Speaker, Statement, TimeBasis, When

MakeDocument = Callable[..., Document]
MakeStatement = Callable[..., Statement]


@pytest.fixture
def talks(ledger: Ledger, make_document: MakeDocument, make_statement: MakeStatement) -> Ledger:
    """Three documents: a report of March and one of May by two papers, and an undated one in French."""
    march = make_document(
        "Varga said no. Petrú hoped. A reader sneered.",
        "march.txt",
        publisher="The Tarn Courier",
        published_on="2031-03-04",
        genre=Genre.NEWS,
        language="en",
        url="https://courier.example/1",
    )
    day = When("2031-03-03", "2031-03-03", "2031-03-03", TimeBasis.EXPLICIT)
    varga = (Speaker("Ilse Varga", "varga"),)
    march_statements = [
        make_statement(march, "no", speakers=varga, said_on=day, reported_by=(Reporter("Mara Lind", "lind"),)),
        make_statement(march, "hoped", kind=Kind.NARRATED, speakers=(Speaker("Jón Petrú"),)),
        make_statement(march, "sneered", part=Part.COMMENT, speakers=varga),
    ]
    may = make_document(
        "Varga may talk about 100% of dues.",
        "may.txt",
        publisher="Orle Times",
        published_on="2031-05-09",
        genre=Genre.ANALYSIS,
        language="en",
    )
    month = When("2031-04", "2031-04-01", "2031-04-30", TimeBasis.EXPLICIT)
    may_statements = [make_statement(may, "may talk about 100% of dues", speakers=varga, said_on=month)]
    french = make_document("Varga refuse de négocier.", "mai.txt", language="fr")
    ledger.write.add(march, march_statements, model="test@1", collection="strait")
    ledger.write.add(may, may_statements, model="test@1", collection="dues")
    ledger.write.add(french, [], model=None, collection="dues")
    return ledger


@pytest.mark.parametrize(
    ("query", "names"),
    [
        (DocumentQuery(), ["may.txt", "march.txt", "mai.txt"]),
        (DocumentQuery(words="varga talk"), ["may.txt"]),
        (DocumentQuery(words="negocier"), ["mai.txt"]),
        (DocumentQuery(words="--"), []),
        (DocumentQuery(words="  "), ["may.txt", "march.txt", "mai.txt"]),
        (DocumentQuery(collection="dues"), ["may.txt", "mai.txt"]),
        (DocumentQuery(collection="none"), []),
        (DocumentQuery(publisher="the tarn COURIER"), ["march.txt"]),
        (DocumentQuery(genre=Genre.ANALYSIS), ["may.txt"]),
        (DocumentQuery(language="fr"), ["mai.txt"]),
        (DocumentQuery(published_from="2031-03-05"), ["may.txt"]),
        (DocumentQuery(published_to="2031-03-04"), ["march.txt"]),
        (DocumentQuery(published_from="2031-03-04", published_to="2031-05-09"), ["may.txt", "march.txt"]),
    ],
)
def test_documents(talks: Ledger, query: DocumentQuery, names: list[str]) -> None:
    page = talks.read.documents(query)
    assert [row.name for row in page.items] == names
    assert (page.total, page.next) == (len(names), None)
    assert [row.name for row in talks.read.iter_documents(query)] == names


@pytest.mark.parametrize(
    ("query", "contents"),
    [
        (StatementQuery(), ["no", "hoped", "may talk about 100% of dues"]),
        (StatementQuery(parts=frozenset(Part)), ["no", "hoped", "sneered", "may talk about 100% of dues"]),
        (StatementQuery(parts=frozenset({Part.COMMENT})), ["sneered"]),
        (StatementQuery(parts=frozenset()), []),
        (StatementQuery(document="march.txt"), ["no", "hoped"]),
        (StatementQuery(speaker="varga"), ["no", "may talk about 100% of dues"]),
        (StatementQuery(speaker="ILSE V"), ["no", "may talk about 100% of dues"]),
        (StatementQuery(speaker="petru"), ["hoped"]),
        (StatementQuery(speaker="%"), []),
        (StatementQuery(reporter="lind"), ["no"]),
        (StatementQuery(reporter="varga"), []),
        (StatementQuery(words='"talk about"'), ["may talk about 100% of dues"]),
        (StatementQuery(words="varga"), []),
        (StatementQuery(words="…"), []),
        (StatementQuery(words="sneered"), []),
        (StatementQuery(words="sneered", parts=frozenset({Part.COMMENT})), ["sneered"]),
        (StatementQuery(words="no", parts=frozenset(Part)), ["no"]),
        (StatementQuery(words="no", speaker="varga"), ["no"]),
        (StatementQuery(words="…", speaker="varga"), []),
        (StatementQuery(kind=Kind.NARRATED), ["hoped"]),
        (StatementQuery(publisher="orle times"), ["may talk about 100% of dues"]),
        (StatementQuery(collection="strait"), ["no", "hoped"]),
        (StatementQuery(said_from="2031-04-15"), ["may talk about 100% of dues"]),
        (StatementQuery(said_to="2031-03-03"), ["no"]),
        (StatementQuery(said_from="2031-03-03", said_to="2031-04-01"), ["no", "may talk about 100% of dues"]),
        (StatementQuery(published_from="2031-04-01"), ["may talk about 100% of dues"]),
        (StatementQuery(published_to="2031-04-01", speaker="varga"), ["no"]),
    ],
)
def test_statements(talks: Ledger, query: StatementQuery, contents: list[str]) -> None:
    page = talks.read.statements(query)
    assert [row.statement.content.text for row in page.items] == contents
    assert page.total == len(contents)
    assert [row.statement.content.text for row in talks.read.iter_statements(query)] == contents


def test_pages_of_documents_join_up(ledger: Ledger, make_document: MakeDocument) -> None:
    days = [None, "2031-01-02", "2031-01-02", None, "2031-01-01", "2031-01-02", None]
    for n, day in enumerate(days):
        ledger.write.add(make_document(f"Document {n}.", f"{n}", published_on=day), [], model="test@1")
    names: list[str] = []
    after = None
    while True:
        page = ledger.read.documents(DocumentQuery(limit=2, after=after))
        assert page.total == 7
        names += [row.name for row in page.items]
        after = page.next
        if after is None:
            break
    assert names == ["5", "2", "1", "4", "6", "3", "0"]


def test_pages_of_statements_join_up(
    ledger: Ledger, make_document: MakeDocument, make_statement: MakeStatement
) -> None:
    for n in range(3):
        document = make_document(f"Document {n} says one thing and two more.")
        ledger.write.add(document, [make_statement(document, w) for w in ("one", "two")], model="test@1")
    seen: list[str] = []
    after = None
    for _ in range(2):
        page = ledger.read.statements(StatementQuery(limit=4, after=after))
        seen += [row.statement.id for row in page.items]
        after = page.next
    assert after is None
    assert seen == [row.statement.id for row in ledger.read.iter_statements()]
    assert [r.statement.id for r in ledger.read.iter_statements(StatementQuery(limit=3))] == seen[:3]
    found = ledger.read.statements(StatementQuery(words="one", limit=2))
    rest = ledger.read.statements(StatementQuery(words="one", limit=2, after=found.next))
    assert [r.statement.id for r in (*found.items, *rest.items)] == seen[::2]
    assert (found.total, rest.total, rest.next) == (3, 3, None)


@pytest.mark.parametrize("cursor", ["x", "", "-1", "1 or 1", "9" * 40, "²"])
def test_a_cursor_that_no_page_gave_is_refused(talks: Ledger, cursor: str) -> None:
    for act in (
        lambda: talks.read.statements(StatementQuery(after=cursor)),
        lambda: talks.read.documents(DocumentQuery(after=cursor)),
        lambda: talks.read.search("varga", after=cursor),
    ):
        with pytest.raises(UsageError, match="is not a place in this listing"):
            act()


def test_a_document_is_found_by_id_prefix_name_and_url(talks: Ledger) -> None:
    row = talks.read.document_row("march.txt")
    assert talks.read.document_row(row.id) == row
    assert talks.read.document_row(row.id[:8]) == row
    assert talks.read.document_row("https://courier.example/1") == row


def test_a_name_that_fits_several_documents_names_them(ledger: Ledger, make_document: MakeDocument) -> None:
    for words in ("One.", "Two."):
        ledger.write.add(make_document(words, "same.txt", title=words), [], model="test@1")
    with pytest.raises(NotFoundError, match=r"fits several documents.*One\..*Two\."):
        ledger.read.document("same.txt")
    with pytest.raises(NotFoundError, match=r"fits several|no document"):
        ledger.read.document("d")


@pytest.mark.parametrize("ref", ["nothing", "", "d", "%", "' OR 1=1"])
def test_what_is_not_there_is_not_found(talks: Ledger, ref: str) -> None:
    with pytest.raises(NotFoundError, match="no document"):
        talks.read.document(ref)
    with pytest.raises(NotFoundError, match="no statement"):
        talks.read.statement(ref)


def test_a_statement_is_found_by_the_beginning_of_its_id(talks: Ledger) -> None:
    row = talks.read.statements(StatementQuery(limit=1)).items[0]
    assert talks.read.statement(row.statement.id[:10]) == row
    with pytest.raises(NotFoundError, match=r"fits several|no statement"):
        talks.read.statement("s")


def test_sums(talks: Ledger) -> None:
    assert [(s.name, s.id, s.statements) for s in talks.read.speakers()] == [
        ("Ilse Varga", "varga", 2),
        ("Jón Petrú", None, 1),
    ]
    assert [s.name for s in talks.read.speakers(words="petru")] == ["Jón Petrú"]
    assert [s.name for s in talks.read.speakers(limit=1)] == ["Ilse Varga"]
    assert [(c.name, c.documents) for c in talks.read.collections()] == [("dues", 2), ("strait", 1)]
    counts = talks.read.counts()
    assert (counts.documents, counts.statements, counts.words, counts.speakers) == (3, 3, 19, 2)


def test_a_document_that_was_not_extracted_says_so(talks: Ledger) -> None:
    row = talks.read.document_row("mai.txt")
    assert (row.extracted, row.model, row.language) == (False, None, "fr")


def test_a_document_costs_no_query_of_its_own(talks: Ledger) -> None:
    """Listings take the same number of queries however much they list."""
    from sqlalchemy import event

    asked: list[str] = []

    def listen(*arguments: object) -> None:
        asked.append(str(arguments[2]))

    engine = talks.read._engine
    event.listen(engine, "before_cursor_execute", listen)
    for query in (StatementQuery(limit=1), StatementQuery()):
        asked.clear()
        talks.read.statements(query)
        assert len([sql for sql in asked if sql.startswith("SELECT")]) == 6
