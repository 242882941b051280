"""The hostile list: what somebody will try, one test a line, with the answer in it.

In its order: `test_connections` (silence, lines without end, resets), `test_frames` (cuts, wrong
JSON, wrong bytes), `test_impostors` (authors, recipients, ids and tokens of others), `test_crowds`
(too many), `test_names`, `test_texts` and `test_nothing_opened` (in the window), `test_doors`
(other protocols, two rooms on one folder). Two innocent guests notice nothing of it.
"""
