package io.martlet.emr.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Map;
import java.util.TreeMap;

/** A cluster's tags. */
final class ClusterTags {

  private static final int MOST = 50;

  private final Map<String, String> tags = new TreeMap<>();

  void add(JsonNode list) {
    Map<String, String> all = new TreeMap<>(tags);
    list.forEach(tag -> all.put(tag.path("Key").asText(), tag.path("Value").asText()));
    if (all.size() > MOST) {
      throw ApiException.validation("A cluster has at most " + MOST + " tags.");
    }
    tags.putAll(all);
  }

  void remove(JsonNode keys) {
    keys.forEach(key -> tags.remove(key.asText()));
  }

  ArrayNode json() {
    return Json.array(
        tags.entrySet().stream()
            .map(tag -> Json.object().put("Key", tag.getKey()).put("Value", tag.getValue()))
            .toList());
  }
}
