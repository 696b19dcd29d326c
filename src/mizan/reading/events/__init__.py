"""Events: acts told by words that signal them, coded in the terms of PLOVER."""
