package io.martlet.emr.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** Holds a request's body to the shape that the AWS SDK knows of it. */
final class RequestShape {

  private RequestShape() {}

  /**
   * Checks types and the values of enumerations, all the way down.
   *
   * @param shape an empty request of the operation
   * @throws ApiException when the body has another shape
   */
  static void check(JsonNode body, SdkPojo shape) {
    if (!body.isObject()) {
      throw ApiException.unreadable("Start of structure or map found where not expected.");
    }
    Map<String, SdkField<?>> fields =
        shape.sdkFields().stream()
            .collect(Collectors.toMap(SdkField::locationName, Function.identity()));
    body.properties()
        .forEach(
            member -> {
              SdkField<?> field = fields.get(member.getKey());
              if (field != null && !member.getValue().isNull()) {
                check(member.getKey(), member.getValue(), field);
                enumeration(shape, field, member.getKey(), member.getValue());
              }
            });
  }

  private static void check(String name, JsonNode value, SdkField<?> field) {
    MarshallingKnownType type = ((MarshallingType<?>) field.marshallingType()).getKnownType();
    boolean right =
        switch (type) {
          case LIST -> value.isArray();
          case MAP, SDK_POJO -> value.isObject();
          case STRING -> value.isTextual();
          case BOOLEAN -> value.isBoolean();
          case INTEGER, LONG, SHORT -> value.canConvertToLong() && value.isIntegralNumber();
          case DOUBLE, FLOAT, BIG_DECIMAL, INSTANT -> value.isNumber();
          default -> true;
        };
    if (!right) {
      throw ApiException.unreadable(
          "%s: expected %s".formatted(name, type.name().toLowerCase(Locale.ROOT)));
    }
    switch (type) {
      case SDK_POJO -> check(value, field.constructor().get());
      case LIST -> {
        SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
        value.forEach(each -> check(name, each, member));
      }
      case MAP -> {
        SdkField<?> member = field.getTrait(MapTrait.class).valueFieldInfo();
        value.forEach(each -> check(name, each, member));
      }
      default -> {}
    }
  }

  /** The SDK's accessors of enumerations have the enumeration as their type. */
  private static void enumeration(SdkPojo shape, SdkField<?> field, String name, JsonNode value) {
    Optional<Class<?>> type = enumeration(shape, field);
    if (type.isEmpty() || !value.isTextual()) {
      return;
    }
    List<String> known =
        Stream.of(type.get().getEnumConstants())
            .map(String::valueOf)
            .filter(each -> !each.equals("null"))
            .toList();
    if (!known.contains(value.asText())) {
      throw ApiException.validation(
          ("1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: Member"
                  + " must satisfy enum value set: %s")
              .formatted(
                  value.asText(),
                  name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1),
                  known));
    }
  }

  private static final Map<String, Optional<Class<?>>> ENUMERATIONS = new TreeMap<>();

  private static Optional<Class<?>> enumeration(SdkPojo shape, SdkField<?> field) {
    Class<?> built = shape.getClass().getEnclosingClass();
    Class<?> owner = built == null ? shape.getClass() : built;
    String accessor =
        field.memberName().substring(0, 1).toLowerCase(Locale.ROOT)
            + field.memberName().substring(1);
    synchronized (ENUMERATIONS) {
      return ENUMERATIONS.computeIfAbsent(
          owner.getName() + "." + accessor,
          key ->
              Stream.of(owner.getMethods())
                  .filter(method -> method.getName().equals(accessor))
                  .filter(method -> method.getParameterCount() == 0)
                  .<Class<?>>map(Method::getReturnType)
                  .filter(Class::isEnum)
                  .findFirst());
    }
  }
}
