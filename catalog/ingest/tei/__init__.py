"""TEI P5: editions of documents such as *Foreign Relations of the United States*, letters, lists of correspondence.

The Guidelines: https://tei-c.org/release/doc/tei-p5-doc/en/html/
"""
