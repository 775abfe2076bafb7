package io.martlet.spark.mart;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.jdbc.JdbcCatalog;

/**
 * How the catalog of tables is reached. What it takes to log in stands apart from the database's
 * place, which Iceberg tells whoever reads of a failure.
 */
final class CatalogConnection {

  private CatalogConnection() {}

  static Map<String, String> properties(String jdbcUrl, String warehouse) {
    Map<String, String> properties = new HashMap<>();
    String[] parts = jdbcUrl.split("\\?", 2);
    properties.put(CatalogProperties.URI, parts[0]);
    if (parts.length == 2) {
      for (String parameter : parts[1].split("&")) {
        String[] words = parameter.split("=", 2);
        properties.put(
            JdbcCatalog.PROPERTY_PREFIX + words[0],
            words.length == 2 ? URLDecoder.decode(words[1], StandardCharsets.UTF_8) : "");
      }
    }
    properties.put(CatalogProperties.WAREHOUSE_LOCATION, warehouse);
    properties.put(JdbcCatalog.PROPERTY_PREFIX + "schema-version", "V1");
    // A database that is gone is not waited for without end.
    properties.put("jdbc.connectTimeout", "10");
    properties.put("jdbc.socketTimeout", "120");
    properties.put("jdbc.tcpKeepAlive", "true");
    return properties;
  }
}
