"""
The register: names, codes and succession.
"""
