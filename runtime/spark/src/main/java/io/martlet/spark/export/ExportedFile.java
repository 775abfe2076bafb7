package io.martlet.spark.export;

import java.io.Serializable;

/**
 * A file that was exported.
 *
 * @param rows its lines without the header, or its records
 * @param sha256 of the file as it lies there
 */
public record ExportedFile(String name, long rows, long bytes, String sha256)
    implements Serializable {}
