"""The page app: JavaScript modules, and what builds them into one bundle."""
