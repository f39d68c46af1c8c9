"""What is kept between builds. A cache, never the truth: spoilt, old or foreign, it is thrown away."""
