"""Pages beside the skills view: rating many, evidence, own requirements, adverts, importing."""
