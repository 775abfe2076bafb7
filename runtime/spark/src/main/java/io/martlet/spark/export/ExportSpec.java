package io.martlet.spark.export;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * One file of a mart, to be exported.
 *
 * @param source the mart's file
 * @param folder where the new one goes
 * @param columns the key, and those that are wanted
 * @param keys of the records that are wanted; none for all
 */
record ExportSpec(
    String source,
    String folder,
    String name,
    ExportFormat format,
    ExportLayout layout,
    List<String> columns,
    Set<String> keys)
    implements Serializable {}
