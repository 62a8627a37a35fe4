"""`_brand.yml` -> a `Brand`. What reads it takes long to load: only where there is one."""
