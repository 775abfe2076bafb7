package io.martlet.cli;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.BZip2Codec;

/** The codec of the deliveries. */
final class Bzip2 {

  private Bzip2() {}

  static BZip2Codec codec() {
    BZip2Codec codec = new BZip2Codec();
    codec.setConf(new Configuration());
    return codec;
  }
}
