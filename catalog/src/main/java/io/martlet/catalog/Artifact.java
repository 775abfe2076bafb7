package io.martlet.catalog;

import io.martlet.catalog.constraint.Sha256;
import java.util.Optional;

/**
 * One file of a binary.
 *
 * @param platform where it runs; empty for a file that runs anywhere (an R script), or whose own
 *     header says where (an ELF file)
 * @param path in the catalog's folder
 * @param sha256 of the file, 64 lower-case hexadecimal digits; a plan pins what it finds otherwise
 */
public record Artifact(
    Optional<Located<Platform>> platform,
    Located<String> path,
    Optional<Located<@Sha256 String>> sha256) {}
