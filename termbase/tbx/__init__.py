"""TBX in every form that is exchanged: version 2, and version 3 (ISO 30042:2019) in both styles."""
