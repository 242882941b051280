"""The hostile list: what somebody will try, one test a line, with the answer in it."""
