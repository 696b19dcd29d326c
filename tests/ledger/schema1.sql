-- A ledger of schema 1 with one document, as Mizan 0.1 wrote it.
CREATE TABLE meta (
	name VARCHAR NOT NULL,
	value VARCHAR NOT NULL,
	PRIMARY KEY (name)
);
CREATE TABLE documents (
	"key" INTEGER NOT NULL,
	id VARCHAR(64) NOT NULL,
	name TEXT NOT NULL,
	language VARCHAR NOT NULL,
	title TEXT,
	outlet TEXT,
	url TEXT,
	published VARCHAR,
	published_from DATE,
	published_to DATE,
	text TEXT NOT NULL,
	PRIMARY KEY ("key"),
	UNIQUE (id)
);
CREATE INDEX ix_documents_name ON documents (name);
CREATE TABLE records (
	document INTEGER NOT NULL,
	position INTEGER NOT NULL,
	id VARCHAR(16) NOT NULL,
	kind VARCHAR NOT NULL,
	type VARCHAR,
	status VARCHAR,
	date VARCHAR,
	date_from DATE,
	date_to DATE,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	words TEXT NOT NULL,
	rule VARCHAR NOT NULL,
	lexicon TEXT NOT NULL,
	confidence FLOAT NOT NULL,
	fields TEXT NOT NULL,
	PRIMARY KEY (document, position),
	FOREIGN KEY(document) REFERENCES documents ("key") ON DELETE CASCADE,
	UNIQUE (id)
);
CREATE INDEX records_of_kind ON records (kind, type);
CREATE TABLE record_parties (
	document INTEGER NOT NULL,
	position INTEGER NOT NULL,
	party VARCHAR NOT NULL,
	side VARCHAR NOT NULL,
	PRIMARY KEY (document, position, party, side),
	FOREIGN KEY(document, position) REFERENCES records (document, position) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE INDEX records_of_party ON record_parties (party, document, position);
CREATE VIRTUAL TABLE document_words USING fts5(title, text, content='', tokenize="unicode61 remove_diacritics 0");
INSERT INTO meta VALUES ('schema', '1');
INSERT INTO documents VALUES (1, '2c64ce83236b8d2bcc828c1eb7c450bb92c34c25d126ac1519a019c539853500', 'old', 'ar', NULL, 'صحيفة', NULL, '2023-05', '2023-05-01', '2023-05-31', 'زار وزير الخارجية الصيني أستانا.');
INSERT INTO records VALUES (1, 0, '72e2e693a7b721a4', 'event', 'CONSULT', 'occurred', NULL, NULL, NULL, 0, 20, 'زار وزير الخارجية ال', 'test', '[]', 0.6, '{"event_type":"CONSULT","actors":["CHN"],"recipients":["KAZ"]}');
INSERT INTO record_parties VALUES (1, 0, 'CHN', 'actor');
INSERT INTO record_parties VALUES (1, 0, 'KAZ', 'recipient');
INSERT INTO document_words (rowid, title, text) VALUES (1, '', 'زار وزير الخارجيه الصيني استانا.');
PRAGMA application_id = 1297760590;
PRAGMA user_version = 1;
