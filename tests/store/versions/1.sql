-- A project as version 1 of the program wrote it: constructed talk, three coders, a corrected transcript.
PRAGMA application_id = 1196575042;
BEGIN;
CREATE TABLE about (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE coders (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'agreed')),
  blind INTEGER NOT NULL CHECK (blind IN (0, 1)),
  released INTEGER NOT NULL CHECK (released IN (0, 1))
) STRICT;
CREATE TABLE phases (
  number INTEGER PRIMARY KEY,
  phase TEXT NOT NULL CHECK (phase IN ('explore', 'define', 'refine', 'code')),
  time INTEGER NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE TABLE codebook (
  version INTEGER PRIMARY KEY,
  time INTEGER NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE TABLE codes (
  name TEXT NOT NULL,
  since INTEGER NOT NULL REFERENCES codebook (version),
  until INTEGER REFERENCES codebook (version),
  title TEXT NOT NULL,
  definition TEXT NOT NULL,
  PRIMARY KEY (name, since)
) STRICT, WITHOUT ROWID;
CREATE TABLE conversations (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL
) STRICT;
CREATE TABLE transcripts (
  conversation INTEGER NOT NULL REFERENCES conversations (id),
  version INTEGER NOT NULL,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  turns INTEGER NOT NULL,
  citizen_turns INTEGER NOT NULL,
  seal TEXT NOT NULL,
  analysis_seal TEXT NOT NULL,
  PRIMARY KEY (conversation, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE documents (
  conversation INTEGER NOT NULL,
  version INTEGER NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (conversation, version),
  FOREIGN KEY (conversation, version) REFERENCES transcripts (conversation, version)
) STRICT;
CREATE TABLE names (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE turns (
  id INTEGER PRIMARY KEY,
  conversation INTEGER NOT NULL REFERENCES conversations (id),
  position INTEGER NOT NULL,
  number INTEGER NOT NULL,
  speaker TEXT NOT NULL,
  role TEXT NOT NULL,
  talk TEXT NOT NULL,
  UNIQUE (conversation, position)
) STRICT;
CREATE VIRTUAL TABLE turn_words USING fts5 (words, content = '', tokenize = "unicode61 remove_diacritics 0");
CREATE TABLE annotations (
  conversation INTEGER NOT NULL REFERENCES conversations (id),
  number INTEGER NOT NULL,
  turn INTEGER NOT NULL,
  begin INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  label INTEGER NOT NULL REFERENCES names (id),
  weight REAL NOT NULL,
  producer INTEGER NOT NULL REFERENCES names (id),
  rule INTEGER NOT NULL REFERENCES names (id),
  PRIMARY KEY (conversation, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE opportunities (
  conversation INTEGER NOT NULL REFERENCES conversations (id),
  turn INTEGER NOT NULL,
  response INTEGER,
  later INTEGER,
  fields TEXT NOT NULL,
  evidence TEXT NOT NULL,
  PRIMARY KEY (conversation, turn)
) STRICT, WITHOUT ROWID;
CREATE TABLE worker_turns (
  conversation INTEGER NOT NULL REFERENCES conversations (id),
  turn INTEGER NOT NULL,
  fields TEXT NOT NULL,
  PRIMARY KEY (conversation, turn)
) STRICT, WITHOUT ROWID;
CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  coder INTEGER NOT NULL REFERENCES coders (id),
  number INTEGER NOT NULL CHECK (number > 0),
  time INTEGER NOT NULL,
  act TEXT NOT NULL CHECK (act IN ('accept', 'reject', 'change', 'add', 'comment', 'undo', 'redo')),
  conversation INTEGER REFERENCES conversations (id),
  version INTEGER NOT NULL,
  layer TEXT NOT NULL,
  label TEXT NOT NULL,
  turn INTEGER,
  begin INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL,
  response INTEGER,
  later INTEGER,
  fields TEXT NOT NULL,
  note TEXT NOT NULL,
  about INTEGER,
  phase TEXT NOT NULL,
  codebook INTEGER NOT NULL REFERENCES codebook (version),
  seal TEXT NOT NULL,
  UNIQUE (coder, number)
) STRICT;
CREATE TABLE placements (
  coder INTEGER NOT NULL,
  number INTEGER NOT NULL,
  version INTEGER NOT NULL,
  hold TEXT NOT NULL CHECK (hold IN ('kept', 'moved', 'changed', 'lost')),
  turn INTEGER,
  begin INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL,
  response INTEGER,
  later INTEGER,
  seal TEXT NOT NULL,
  PRIMARY KEY (coder, number, version),
  FOREIGN KEY (coder, number) REFERENCES journal (coder, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE undone (
  coder INTEGER NOT NULL,
  number INTEGER NOT NULL,
  "by" INTEGER NOT NULL,
  redoable INTEGER NOT NULL CHECK (redoable IN (0, 1)),
  PRIMARY KEY (coder, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE marks (
  coder INTEGER NOT NULL REFERENCES coders (id),
  conversation INTEGER NOT NULL REFERENCES conversations (id),
  layer TEXT NOT NULL,
  label TEXT NOT NULL,
  turn INTEGER NOT NULL,
  begin INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL,
  response INTEGER,
  later INTEGER,
  fields TEXT NOT NULL,
  note TEXT NOT NULL,
  number INTEGER NOT NULL,
  rejected INTEGER NOT NULL CHECK (rejected IN (0, 1)),
  PRIMARY KEY (coder, conversation, layer, label, turn, begin, "end")
) STRICT, WITHOUT ROWID;
INSERT INTO "about" VALUES ('seal', '8afcd910856f3b01d9c2089346537e17d7ee275171c907bfd3726bfd54903523');
INSERT INTO "about" VALUES ('title', 'Samtaler');
INSERT INTO "coders" VALUES (1, 'anna', 'person', 0, 0);
INSERT INTO "coders" VALUES (2, 'carl', 'person', 0, 0);
INSERT INTO "coders" VALUES (3, 'bo', 'person', 1, 0);
INSERT INTO "phases" VALUES (1, 'explore', 1700000000000, '');
INSERT INTO "codebook" VALUES (1, 1700000000000, '');
INSERT INTO "codebook" VALUES (2, 1700000000000, '');
INSERT INTO "codes" VALUES ('trust', 2, NULL, 'Tillid', 'Talen viser tillid');
INSERT INTO "conversations" VALUES (1, 'en', 1);
INSERT INTO "conversations" VALUES (2, 'to', 2);
INSERT INTO "transcripts" VALUES (1, 1, 'en.txt', '9ecf8128e6e23b093d6e67dfab3d6333f0d85fad2c946891d4d8ebcae19d12d6', 6, 3, 'b14ad40587ce0ef16e992699104b8708d6a93adfe971bb4badea99137ed33261', 'b4760a00cf5b23f7403bc0262675332e3837c769d4fe95bae34b2f4c8caebb36');
INSERT INTO "transcripts" VALUES (2, 1, 'to.txt', '9ecf8128e6e23b093d6e67dfab3d6333f0d85fad2c946891d4d8ebcae19d12d6', 6, 3, '906cf65d8f634e8fa177a9be1f6e06f02c7fae7091c0820a4f6dea4a59e759d5', 'b4760a00cf5b23f7403bc0262675332e3837c769d4fe95bae34b2f4c8caebb36');
INSERT INTO "transcripts" VALUES (2, 2, 'to.txt', '2dc124de81ec90f4c6408330b35a26a17b5b2785a41ac04d1c6ee1c4006e2183', 7, 3, 'fa1ccb375330858840994add8c27a257ddd1c1d29fcb43f205e736db5a54ade6', '785602d1f64b8508c3393bb897d372fd7c9543e466527fa8fe97a5f534cbb2a2');
INSERT INTO "documents" VALUES (1, 1, '{
 "gribning": 1,
 "name": "en",
 "format": "text",
 "encoding": "UTF-8",
 "convention": "plain",
 "constructed": false,
 "participants": [
  {"label":"B","description":"borger","role":"citizen","roleSource":"declared"},
  {"label":"S","description":"sagsbehandler","role":"worker","roleSource":"guessed"}
 ],
 "metadata": [
  {"key":"Participant","value":"B = borger"},
  {"key":"Participant","value":"S = sagsbehandler"}
 ],
 "asides": [],
 "diagnostics": [
  {"code":"guessed-role","severity":"note","span":[61,81],"message":{"da":"\"S\" er læst som professionel.","en":"\"S\" was read as professional."},"advice":{"da":"Passer det ikke, så angiv rollen eller skriv den øverst i filen.","en":"If that is wrong, give the role or write it at the top of the file."}}
 ],
 "text": "Participant: B = borger\nParticipant: S = sagsbehandler\n\n1 S: hvordan går det så\n2 B: jeg har været i en butik på Åboulevarden\n3 S: okay\n4 B: jeg ved ikke om det kunne være noget igen\n5 S: vi skal se på din plan\n6 B: ja\n",
 "turns": [
  {"number":1,"speaker":"S","talk":"hvordan går det så","pieces":[[61,81]],"words":[{"text":"hvordan","span":[61,68]},{"text":"går","span":[69,73]},{"text":"det","span":[74,77]},{"text":"så","span":[78,81]}]},
  {"number":2,"speaker":"B","talk":"jeg har været i en butik på Åboulevarden","pieces":[[87,130]],"words":[{"text":"jeg","span":[87,90]},{"text":"har","span":[91,94]},{"text":"været","span":[95,101]},{"text":"i","span":[102,103]},{"text":"en","span":[104,106]},{"text":"butik","span":[107,112]},{"text":"på","span":[113,116]},{"text":"Åboulevarden","span":[117,130]}]},
  {"number":3,"speaker":"S","talk":"okay","pieces":[[136,140]],"words":[{"text":"okay","span":[136,140]}]},
  {"number":4,"speaker":"B","talk":"jeg ved ikke om det kunne være noget igen","pieces":[[146,188]],"words":[{"text":"jeg","span":[146,149]},{"text":"ved","span":[150,153]},{"text":"ikke","span":[154,158]},{"text":"om","span":[159,161]},{"text":"det","span":[162,165]},{"text":"kunne","span":[166,171]},{"text":"være","span":[172,177]},{"text":"noget","span":[178,183]},{"text":"igen","span":[184,188]}]},
  {"number":5,"speaker":"S","talk":"vi skal se på din plan","pieces":[[194,217]],"words":[{"text":"vi","span":[194,196]},{"text":"skal","span":[197,201]},{"text":"se","span":[202,204]},{"text":"på","span":[205,208]},{"text":"din","span":[209,212]},{"text":"plan","span":[213,217]}]},
  {"number":6,"speaker":"B","talk":"ja","pieces":[[223,225]],"words":[{"text":"ja","span":[223,225]}]}
 ]
}
');
INSERT INTO "documents" VALUES (2, 1, '{
 "gribning": 1,
 "name": "to",
 "format": "text",
 "encoding": "UTF-8",
 "convention": "plain",
 "constructed": false,
 "participants": [
  {"label":"B","description":"borger","role":"citizen","roleSource":"declared"},
  {"label":"S","description":"sagsbehandler","role":"worker","roleSource":"guessed"}
 ],
 "metadata": [
  {"key":"Participant","value":"B = borger"},
  {"key":"Participant","value":"S = sagsbehandler"}
 ],
 "asides": [],
 "diagnostics": [
  {"code":"guessed-role","severity":"note","span":[61,81],"message":{"da":"\"S\" er læst som professionel.","en":"\"S\" was read as professional."},"advice":{"da":"Passer det ikke, så angiv rollen eller skriv den øverst i filen.","en":"If that is wrong, give the role or write it at the top of the file."}}
 ],
 "text": "Participant: B = borger\nParticipant: S = sagsbehandler\n\n1 S: hvordan går det så\n2 B: jeg har været i en butik på Åboulevarden\n3 S: okay\n4 B: jeg ved ikke om det kunne være noget igen\n5 S: vi skal se på din plan\n6 B: ja\n",
 "turns": [
  {"number":1,"speaker":"S","talk":"hvordan går det så","pieces":[[61,81]],"words":[{"text":"hvordan","span":[61,68]},{"text":"går","span":[69,73]},{"text":"det","span":[74,77]},{"text":"så","span":[78,81]}]},
  {"number":2,"speaker":"B","talk":"jeg har været i en butik på Åboulevarden","pieces":[[87,130]],"words":[{"text":"jeg","span":[87,90]},{"text":"har","span":[91,94]},{"text":"været","span":[95,101]},{"text":"i","span":[102,103]},{"text":"en","span":[104,106]},{"text":"butik","span":[107,112]},{"text":"på","span":[113,116]},{"text":"Åboulevarden","span":[117,130]}]},
  {"number":3,"speaker":"S","talk":"okay","pieces":[[136,140]],"words":[{"text":"okay","span":[136,140]}]},
  {"number":4,"speaker":"B","talk":"jeg ved ikke om det kunne være noget igen","pieces":[[146,188]],"words":[{"text":"jeg","span":[146,149]},{"text":"ved","span":[150,153]},{"text":"ikke","span":[154,158]},{"text":"om","span":[159,161]},{"text":"det","span":[162,165]},{"text":"kunne","span":[166,171]},{"text":"være","span":[172,177]},{"text":"noget","span":[178,183]},{"text":"igen","span":[184,188]}]},
  {"number":5,"speaker":"S","talk":"vi skal se på din plan","pieces":[[194,217]],"words":[{"text":"vi","span":[194,196]},{"text":"skal","span":[197,201]},{"text":"se","span":[202,204]},{"text":"på","span":[205,208]},{"text":"din","span":[209,212]},{"text":"plan","span":[213,217]}]},
  {"number":6,"speaker":"B","talk":"ja","pieces":[[223,225]],"words":[{"text":"ja","span":[223,225]}]}
 ]
}
');
INSERT INTO "documents" VALUES (2, 2, '{
 "gribning": 1,
 "name": "to",
 "format": "text",
 "encoding": "UTF-8",
 "convention": "plain",
 "constructed": false,
 "participants": [
  {"label":"B","description":"borger","role":"citizen","roleSource":"declared"},
  {"label":"S","description":"sagsbehandler","role":"worker","roleSource":"guessed"}
 ],
 "metadata": [
  {"key":"Participant","value":"B = borger"},
  {"key":"Participant","value":"S = sagsbehandler"}
 ],
 "asides": [],
 "diagnostics": [
  {"code":"guessed-role","severity":"note","span":[61,64],"message":{"da":"\"S\" er læst som professionel.","en":"\"S\" was read as professional."},"advice":{"da":"Passer det ikke, så angiv rollen eller skriv den øverst i filen.","en":"If that is wrong, give the role or write it at the top of the file."}}
 ],
 "text": "Participant: B = borger\nParticipant: S = sagsbehandler\n\n1 S: hej\n2 S: hvordan går det så\n3 B: jeg har været i en butik på Åboulevarden\n4 S: okay\n5 B: jeg ved ikke om det kunne være noget igen\n6 S: vi skal se på din plan\n7 B: ja\n",
 "turns": [
  {"number":1,"speaker":"S","talk":"hej","pieces":[[61,64]],"words":[{"text":"hej","span":[61,64]}]},
  {"number":2,"speaker":"S","talk":"hvordan går det så","pieces":[[70,90]],"words":[{"text":"hvordan","span":[70,77]},{"text":"går","span":[78,82]},{"text":"det","span":[83,86]},{"text":"så","span":[87,90]}]},
  {"number":3,"speaker":"B","talk":"jeg har været i en butik på Åboulevarden","pieces":[[96,139]],"words":[{"text":"jeg","span":[96,99]},{"text":"har","span":[100,103]},{"text":"været","span":[104,110]},{"text":"i","span":[111,112]},{"text":"en","span":[113,115]},{"text":"butik","span":[116,121]},{"text":"på","span":[122,125]},{"text":"Åboulevarden","span":[126,139]}]},
  {"number":4,"speaker":"S","talk":"okay","pieces":[[145,149]],"words":[{"text":"okay","span":[145,149]}]},
  {"number":5,"speaker":"B","talk":"jeg ved ikke om det kunne være noget igen","pieces":[[155,197]],"words":[{"text":"jeg","span":[155,158]},{"text":"ved","span":[159,162]},{"text":"ikke","span":[163,167]},{"text":"om","span":[168,170]},{"text":"det","span":[171,174]},{"text":"kunne","span":[175,180]},{"text":"være","span":[181,186]},{"text":"noget","span":[187,192]},{"text":"igen","span":[193,197]}]},
  {"number":6,"speaker":"S","talk":"vi skal se på din plan","pieces":[[203,226]],"words":[{"text":"vi","span":[203,205]},{"text":"skal","span":[206,210]},{"text":"se","span":[211,213]},{"text":"på","span":[214,217]},{"text":"din","span":[218,221]},{"text":"plan","span":[222,226]}]},
  {"number":7,"speaker":"B","talk":"ja","pieces":[[232,234]],"words":[{"text":"ja","span":[232,234]}]}
 ]
}
');
INSERT INTO "names" VALUES (1, 'action.opening.hvordan_gaar');
INSERT INTO "names" VALUES (2, 'cues');
INSERT INTO "names" VALUES (3, 'action/opening');
INSERT INTO "names" VALUES (4, 'question.open.hvordan');
INSERT INTO "names" VALUES (5, 'question/open');
INSERT INTO "names" VALUES (6, 'tie.points_back');
INSERT INTO "names" VALUES (7, 'tie/points-back');
INSERT INTO "names" VALUES (8, 'topic.smalltalk.hello');
INSERT INTO "names" VALUES (9, 'topic/smalltalk');
INSERT INTO "names" VALUES (10, 'word-order');
INSERT INTO "names" VALUES (11, 'question');
INSERT INTO "names" VALUES (12, 'stance.vague_tail.trail');
INSERT INTO "names" VALUES (13, 'stance/vague_tail');
INSERT INTO "names" VALUES (14, 'persp.place.workplace');
INSERT INTO "names" VALUES (15, 'perspective/concrete');
INSERT INTO "names" VALUES (16, 'subject/place');
INSERT INTO "names" VALUES (17, 'action.closing.saadan_1');
INSERT INTO "names" VALUES (18, 'action/closing');
INSERT INTO "names" VALUES (19, 'minimal.continuer.okay');
INSERT INTO "names" VALUES (20, 'minimal/continuer');
INSERT INTO "names" VALUES (21, 'stance.withdrawal.naa');
INSERT INTO "names" VALUES (22, 'stance/withdrawal');
INSERT INTO "names" VALUES (23, 'stance.epistemic.ved_ikke');
INSERT INTO "names" VALUES (24, 'stance/epistemic');
INSERT INTO "names" VALUES (25, 'stance.epistemic.ved_ikke_om_det');
INSERT INTO "names" VALUES (26, 'stance.epistemic.ved_ikke_om');
INSERT INTO "names" VALUES (27, 'action.proposal.en_mulighed');
INSERT INTO "names" VALUES (28, 'action/proposal');
INSERT INTO "names" VALUES (29, 'stance.epistemic.kan_vaere');
INSERT INTO "names" VALUES (30, 'stance.modal_past.ville_vaere');
INSERT INTO "names" VALUES (31, 'stance/modal_past');
INSERT INTO "names" VALUES (32, 'tie.asks_on.again');
INSERT INTO "names" VALUES (33, 'tie/asks-on');
INSERT INTO "names" VALUES (34, 'tie.we');
INSERT INTO "names" VALUES (35, 'tie/we');
INSERT INTO "names" VALUES (36, 'inst.plan.min_plan');
INSERT INTO "names" VALUES (37, 'institutional/plan');
INSERT INTO "names" VALUES (38, 'minimal.continuer.ja');
INSERT INTO "names" VALUES (39, 'minimal.continuer.jaa');
INSERT INTO "names" VALUES (40, 'action.opening.velkommen');
INSERT INTO "turns" VALUES (1, 1, 0, 1, 'S', 'worker', 'hvordan går det så');
INSERT INTO "turns" VALUES (2, 1, 1, 2, 'B', 'citizen', 'jeg har været i en butik på Åboulevarden');
INSERT INTO "turns" VALUES (3, 1, 2, 3, 'S', 'worker', 'okay');
INSERT INTO "turns" VALUES (4, 1, 3, 4, 'B', 'citizen', 'jeg ved ikke om det kunne være noget igen');
INSERT INTO "turns" VALUES (5, 1, 4, 5, 'S', 'worker', 'vi skal se på din plan');
INSERT INTO "turns" VALUES (6, 1, 5, 6, 'B', 'citizen', 'ja');
INSERT INTO "turns" VALUES (7, 2, 0, 1, 'S', 'worker', 'hej');
INSERT INTO "turns" VALUES (8, 2, 1, 2, 'S', 'worker', 'hvordan går det så');
INSERT INTO "turns" VALUES (9, 2, 2, 3, 'B', 'citizen', 'jeg har været i en butik på Åboulevarden');
INSERT INTO "turns" VALUES (10, 2, 3, 4, 'S', 'worker', 'okay');
INSERT INTO "turns" VALUES (11, 2, 4, 5, 'B', 'citizen', 'jeg ved ikke om det kunne være noget igen');
INSERT INTO "turns" VALUES (12, 2, 5, 6, 'S', 'worker', 'vi skal se på din plan');
INSERT INTO "turns" VALUES (13, 2, 6, 7, 'B', 'citizen', 'ja');
INSERT INTO "annotations" VALUES (1, 1, 0, 61, 77, 3, 0.800000011920929, 2, 1);
INSERT INTO "annotations" VALUES (1, 2, 0, 61, 68, 5, 0.800000011920929, 2, 4);
INSERT INTO "annotations" VALUES (1, 3, 0, 61, 77, 7, 0.5, 2, 6);
INSERT INTO "annotations" VALUES (1, 4, 0, 61, 77, 9, 0.4000000059604645, 2, 8);
INSERT INTO "annotations" VALUES (1, 5, 0, 61, 81, 5, 1.0, 11, 10);
INSERT INTO "annotations" VALUES (1, 6, 0, 78, 81, 13, 0.4000000059604645, 2, 12);
INSERT INTO "annotations" VALUES (1, 7, 1, 104, 112, 15, 0.4000000059604645, 2, 14);
INSERT INTO "annotations" VALUES (1, 8, 1, 104, 112, 16, 0.4000000059604645, 2, 14);
INSERT INTO "annotations" VALUES (1, 9, 2, 136, 140, 18, 0.4000000059604645, 2, 17);
INSERT INTO "annotations" VALUES (1, 10, 2, 136, 140, 20, 0.800000011920929, 2, 19);
INSERT INTO "annotations" VALUES (1, 11, 2, 136, 140, 22, 0.30000001192092896, 2, 21);
INSERT INTO "annotations" VALUES (1, 12, 3, 146, 158, 24, 0.699999988079071, 2, 23);
INSERT INTO "annotations" VALUES (1, 13, 3, 146, 171, 24, 0.8999999761581421, 2, 25);
INSERT INTO "annotations" VALUES (1, 14, 3, 146, 165, 7, 0.5, 2, 6);
INSERT INTO "annotations" VALUES (1, 15, 3, 150, 161, 24, 0.8999999761581421, 2, 26);
INSERT INTO "annotations" VALUES (1, 16, 3, 162, 183, 28, 0.800000011920929, 2, 27);
INSERT INTO "annotations" VALUES (1, 17, 3, 162, 177, 24, 0.699999988079071, 2, 29);
INSERT INTO "annotations" VALUES (1, 18, 3, 166, 183, 31, 0.800000011920929, 2, 30);
INSERT INTO "annotations" VALUES (1, 19, 3, 184, 188, 33, 0.5, 2, 32);
INSERT INTO "annotations" VALUES (1, 20, 4, 194, 196, 35, 0.4000000059604645, 2, 34);
INSERT INTO "annotations" VALUES (1, 21, 4, 209, 217, 37, 0.800000011920929, 2, 36);
INSERT INTO "annotations" VALUES (1, 22, 5, 223, 225, 20, 0.8999999761581421, 2, 38);
INSERT INTO "annotations" VALUES (1, 23, 5, 223, 225, 20, 0.8999999761581421, 2, 39);
INSERT INTO "annotations" VALUES (2, 1, 0, 61, 64, 3, 0.800000011920929, 2, 40);
INSERT INTO "annotations" VALUES (2, 2, 1, 70, 86, 3, 0.800000011920929, 2, 1);
INSERT INTO "annotations" VALUES (2, 3, 1, 70, 77, 5, 0.800000011920929, 2, 4);
INSERT INTO "annotations" VALUES (2, 4, 1, 70, 86, 7, 0.5, 2, 6);
INSERT INTO "annotations" VALUES (2, 5, 1, 70, 86, 9, 0.4000000059604645, 2, 8);
INSERT INTO "annotations" VALUES (2, 6, 1, 70, 90, 5, 1.0, 11, 10);
INSERT INTO "annotations" VALUES (2, 7, 1, 87, 90, 13, 0.4000000059604645, 2, 12);
INSERT INTO "annotations" VALUES (2, 8, 2, 113, 121, 15, 0.4000000059604645, 2, 14);
INSERT INTO "annotations" VALUES (2, 9, 2, 113, 121, 16, 0.4000000059604645, 2, 14);
INSERT INTO "annotations" VALUES (2, 10, 3, 145, 149, 18, 0.4000000059604645, 2, 17);
INSERT INTO "annotations" VALUES (2, 11, 3, 145, 149, 20, 0.800000011920929, 2, 19);
INSERT INTO "annotations" VALUES (2, 12, 3, 145, 149, 22, 0.30000001192092896, 2, 21);
INSERT INTO "annotations" VALUES (2, 13, 4, 155, 167, 24, 0.699999988079071, 2, 23);
INSERT INTO "annotations" VALUES (2, 14, 4, 155, 180, 24, 0.8999999761581421, 2, 25);
INSERT INTO "annotations" VALUES (2, 15, 4, 155, 174, 7, 0.5, 2, 6);
INSERT INTO "annotations" VALUES (2, 16, 4, 159, 170, 24, 0.8999999761581421, 2, 26);
INSERT INTO "annotations" VALUES (2, 17, 4, 171, 192, 28, 0.800000011920929, 2, 27);
INSERT INTO "annotations" VALUES (2, 18, 4, 171, 186, 24, 0.699999988079071, 2, 29);
INSERT INTO "annotations" VALUES (2, 19, 4, 175, 192, 31, 0.800000011920929, 2, 30);
INSERT INTO "annotations" VALUES (2, 20, 4, 193, 197, 33, 0.5, 2, 32);
INSERT INTO "annotations" VALUES (2, 21, 5, 203, 205, 35, 0.4000000059604645, 2, 34);
INSERT INTO "annotations" VALUES (2, 22, 5, 218, 226, 37, 0.800000011920929, 2, 36);
INSERT INTO "annotations" VALUES (2, 23, 6, 232, 234, 20, 0.8999999761581421, 2, 38);
INSERT INTO "annotations" VALUES (2, 24, 6, 232, 234, 20, 0.8999999761581421, 2, 39);
INSERT INTO "worker_turns" VALUES (1, 0, '{"continuer":"no","institutional":"no","invites":"","question":"open"}');
INSERT INTO "worker_turns" VALUES (1, 2, '{"continuer":"yes","institutional":"no","invites":"","question":"none"}');
INSERT INTO "worker_turns" VALUES (1, 4, '{"continuer":"no","institutional":"yes","invites":"","question":"none"}');
INSERT INTO "worker_turns" VALUES (2, 0, '{"continuer":"no","institutional":"no","invites":"","question":"none"}');
INSERT INTO "worker_turns" VALUES (2, 1, '{"continuer":"no","institutional":"no","invites":"","question":"open"}');
INSERT INTO "worker_turns" VALUES (2, 3, '{"continuer":"yes","institutional":"no","invites":"","question":"none"}');
INSERT INTO "worker_turns" VALUES (2, 5, '{"continuer":"no","institutional":"yes","invites":"","question":"none"}');
INSERT INTO "journal" VALUES (1, 1, 1, 1700000000000, 'add', 1, 1, 'opportunity', '', 3, 0, 0, 'jeg ved ikke om det kunne være noget igen', 4, NULL, '{"how":"institutional","orientation":"conditional","perspective":"general","tentative":"yes","verdict":"not_taken_up"}', '', NULL, 'explore', 2, '73c960d133bff31f1497ebb33e905cf5762060e969e49d1427be387b8147d98f');
INSERT INTO "journal" VALUES (2, 1, 2, 1700000000000, 'change', 1, 1, 'opportunity', '', 3, 0, 0, 'jeg ved ikke om det kunne være noget igen', 4, NULL, '{"how":"question","orientation":"conditional","perspective":"general","tentative":"yes","verdict":"taken_up"}', '', NULL, 'explore', 2, '5b4e9f47838b35525cc0bb131c698a65d72020a1c08fca142bd5e508f476241e');
INSERT INTO "journal" VALUES (3, 1, 3, 1700000000000, 'undo', 1, 1, 'opportunity', '', 3, 0, 0, 'jeg ved ikke om det kunne være noget igen', 4, NULL, '{}', '', 2, 'explore', 2, 'b2bdef832ff6d30146f5bfb635861924d9f7d59def8eb66ccd33b9f1638b1252');
INSERT INTO "journal" VALUES (4, 1, 4, 1700000000000, 'add', 2, 1, 'code', 'trust', 1, 107, 112, 'butik', NULL, NULL, '{}', '', NULL, 'explore', 2, 'd3c10d7b2e0e76858bba760d69b0f7b80b7daedfcefde4b4f2fdf410042716d5');
INSERT INTO "journal" VALUES (5, 3, 1, 1700000000000, 'add', 2, 1, 'opportunity', '', 3, 0, 0, 'jeg ved ikke om det kunne være noget igen', NULL, NULL, '{"how":"","orientation":"toward","perspective":"concrete","tentative":"no","verdict":"none"}', '', NULL, 'explore', 2, '0ea3129ae57b1d6e670d4821e66d447f6b10c420419c0d7d14e3dbf44c798f1d');
INSERT INTO "journal" VALUES (6, 1, 5, 1700000000000, 'add', NULL, 0, 'memo', '', NULL, 0, 0, '', NULL, NULL, '{}', 'til mødet', NULL, 'explore', 2, 'b13cdb2ecf47a61dbf4c63205e5577053bc14c9f4c023534bf87e29aea9f0d42');
INSERT INTO "placements" VALUES (1, 4, 2, 'moved', 2, 116, 121, 'butik', NULL, NULL, '1e620e21228f92bbd14617c1e4808e4d5ac250ff2b93fc1d73c61a3e8cd7a3c3');
INSERT INTO "placements" VALUES (3, 1, 2, 'moved', 4, 0, 0, 'jeg ved ikke om det kunne være noget igen', NULL, NULL, '580790080cd21a4da342af09e2cfd114b5761fc9c457fce1668aff9b067f0069');
INSERT INTO "undone" VALUES (1, 2, 3, 0);
INSERT INTO "marks" VALUES (1, 1, 'opportunity', '', 3, 0, 0, 'jeg ved ikke om det kunne være noget igen', 4, NULL, '{"how":"institutional","orientation":"conditional","perspective":"general","tentative":"yes","verdict":"not_taken_up"}', '', 1, 0);
INSERT INTO "marks" VALUES (1, 2, 'code', 'trust', 2, 116, 121, 'butik', NULL, NULL, '{}', '', 4, 0);
INSERT INTO "marks" VALUES (3, 2, 'opportunity', '', 4, 0, 0, 'jeg ved ikke om det kunne være noget igen', NULL, NULL, '{"how":"","orientation":"toward","perspective":"concrete","tentative":"no","verdict":"none"}', '', 1, 0);
INSERT INTO turn_words (rowid, words) VALUES (1, 'hvordan gaar det saa');
INSERT INTO turn_words (rowid, words) VALUES (2, 'jeg har vaeret i en butik paa aaboulevarden');
INSERT INTO turn_words (rowid, words) VALUES (3, 'okay');
INSERT INTO turn_words (rowid, words) VALUES (4, 'jeg ved ikke om det kunne vaere noget igen');
INSERT INTO turn_words (rowid, words) VALUES (5, 'vi skal se paa din plan');
INSERT INTO turn_words (rowid, words) VALUES (6, 'ja');
INSERT INTO turn_words (rowid, words) VALUES (7, 'hej');
INSERT INTO turn_words (rowid, words) VALUES (8, 'hvordan gaar det saa');
INSERT INTO turn_words (rowid, words) VALUES (9, 'jeg har vaeret i en butik paa aaboulevarden');
INSERT INTO turn_words (rowid, words) VALUES (10, 'okay');
INSERT INTO turn_words (rowid, words) VALUES (11, 'jeg ved ikke om det kunne vaere noget igen');
INSERT INTO turn_words (rowid, words) VALUES (12, 'vi skal se paa din plan');
INSERT INTO turn_words (rowid, words) VALUES (13, 'ja');
CREATE INDEX journal_of_conversation ON journal (conversation, coder, number);
CREATE INDEX journal_in_time ON journal (time, coder, number);
CREATE TRIGGER journal_is_not_changed BEFORE UPDATE ON journal
  BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END;
CREATE TRIGGER journal_is_not_deleted BEFORE DELETE ON journal
  BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END;
CREATE TRIGGER placements_are_not_changed BEFORE UPDATE ON placements
  BEGIN SELECT RAISE(ABORT, 'placements are only added to'); END;
CREATE TRIGGER placements_are_not_deleted BEFORE DELETE ON placements
  BEGIN SELECT RAISE(ABORT, 'placements are only added to'); END;
PRAGMA user_version = 1;
COMMIT;
