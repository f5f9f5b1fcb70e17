"""The Textual face: a page as large type on the whole screen.  `frame` is pure; `view` and `app` bring it to life."""
