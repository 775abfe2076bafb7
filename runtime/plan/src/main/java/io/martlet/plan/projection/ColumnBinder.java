package io.martlet.plan.projection;

/**
 * Binds a microbatch's columns, in the order of the run plan. One method a column type: a generated
 * projection names the type, so that a column of another type cannot slip in.
 */
public interface ColumnBinder {
  InputColumn bool(String name);

  InputColumn int8(String name);

  InputColumn int16(String name);

  InputColumn int32(String name);

  InputColumn int64(String name);

  InputColumn float32(String name);

  InputColumn float64(String name);

  InputColumn date(String name);

  InputColumn string(String name);
}
