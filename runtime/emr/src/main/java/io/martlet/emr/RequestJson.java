package io.martlet.emr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** Requests as the JSON that goes over the wire: the API's own field names, unset ones left out. */
public final class RequestJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private RequestJson() {}

  public static JsonNode of(SdkPojo request) {
    ObjectNode object = JSON.createObjectNode();
    for (SdkField<?> field : request.sdkFields()) {
      Object value = field.getValueOrDefault(request);
      if (!isUnset(value)) {
        object.set(field.locationName(), node(value));
      }
    }
    return object;
  }

  /** The SDK has empty lists and maps where nothing was set. */
  private static boolean isUnset(Object value) {
    return value == null
        || (value instanceof List<?> list && list.isEmpty())
        || (value instanceof Map<?, ?> map && map.isEmpty());
  }

  private static JsonNode node(Object value) {
    if (value instanceof SdkPojo pojo) {
      return of(pojo);
    }
    if (value instanceof List<?> list) {
      ArrayNode array = JSON.createArrayNode();
      list.forEach(element -> array.add(node(element)));
      return array;
    }
    return JSON.valueToTree(value);
  }
}
