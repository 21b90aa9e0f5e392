"""One question a module, a frozen typed result out."""
