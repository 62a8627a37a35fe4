"""Model -> HTML: an `Edition` and a theme become `Markup`."""
