package io.martlet.emr.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A list that is given piece by piece. */
final class Page {

  private static final int SIZE = 50;

  private Page() {}

  /** The piece of a list that a request's marker stands for, and the next marker if any is left. */
  static ObjectNode of(JsonNode request, String name, List<? extends JsonNode> all) {
    int from = request.hasNonNull("Marker") ? position(request.get("Marker").asText()) : 0;
    int to = Math.min(from + SIZE, all.size());
    ObjectNode page = Json.object();
    page.set(name, Json.array(all.subList(Math.min(from, to), to)));
    if (to < all.size()) {
      page.put("Marker", marker(to));
    }
    return page;
  }

  private static String marker(int position) {
    return Base64.getEncoder()
        .encodeToString(Integer.toString(position).getBytes(StandardCharsets.UTF_8));
  }

  private static int position(String marker) {
    try {
      return Integer.parseUnsignedInt(
          new String(Base64.getDecoder().decode(marker), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw ApiException.invalid("Marker '%s' is not valid.".formatted(marker));
    }
  }
}
