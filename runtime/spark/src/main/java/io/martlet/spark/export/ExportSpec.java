package io.martlet.spark.export;

import java.io.Serializable;
import java.util.List;

/**
 * One file of a mart, to be exported.
 *
 * @param source the mart's file
 * @param folder where the new one goes
 * @param columns the key, and those that are wanted
 */
record ExportSpec(
    String source,
    String folder,
    String name,
    ExportFormat format,
    ExportLayout layout,
    List<String> columns)
    implements Serializable {}
