package io.martlet.driver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          file:/data/v[12]/r*{n}: %20ü/u | file                   | /data/v[12]/r*{n}: %20ü/u
          s3a://bucket_of/marts/first    | s3://bucket_of         | marts/first
          s3://key:word@bucket/a         | s3://bucket            | a
          hdfs://name:8020/martlet/a b   | hdfs://name:8020       | martlet/a b
          """)
  void saysWhereAndWhat(String place, String namespace, String name) {
    assertThat(DatasetName.of(place)).isEqualTo(new DatasetName(namespace, name));
  }
}
