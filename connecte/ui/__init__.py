"""The screens; the one package that imports textual."""
