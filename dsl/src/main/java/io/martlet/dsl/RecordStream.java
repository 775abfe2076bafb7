package io.martlet.dsl;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records of Martlet's own, and what they consist of, as bytes between two processes of one
 * Martlet. Each text is written once.
 */
final class RecordStream {

  /** The one place whose classes are read. */
  private static final String PACKAGE = "io.martlet.";

  /** What a value begins with. */
  private enum Kind {
    TEXT,
    INTEGER,
    FLAG,
    SIGN,
    CONSTANT,
    NOTHING,
    SOMETHING,
    LIST,
    MAP,
    RECORD
  }

  private RecordStream() {}

  /** Writes values. */
  static final class Writer {

    private final DataOutputStream out;
    private final Map<String, Integer> texts = new HashMap<>();

    Writer(DataOutputStream out) {
      this.out = out;
    }

    void write(Object value) throws IOException {
      if (value instanceof String text) {
        kind(Kind.TEXT);
        text(text);
      } else if (value instanceof Integer number) {
        kind(Kind.INTEGER);
        out.writeInt(number);
      } else if (value instanceof Boolean flag) {
        kind(Kind.FLAG);
        out.writeBoolean(flag);
      } else if (value instanceof Character sign) {
        kind(Kind.SIGN);
        out.writeChar(sign);
      } else if (value instanceof Enum<?> constant) {
        kind(Kind.CONSTANT);
        text(constant.getDeclaringClass().getName());
        text(constant.name());
      } else if (value instanceof Optional<?> optional) {
        kind(optional.isPresent() ? Kind.SOMETHING : Kind.NOTHING);
        if (optional.isPresent()) {
          write(optional.get());
        }
      } else if (value instanceof List<?> list) {
        kind(Kind.LIST);
        out.writeInt(list.size());
        for (Object each : list) {
          write(each);
        }
      } else if (value instanceof Map<?, ?> map) {
        kind(Kind.MAP);
        out.writeInt(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          write(entry.getKey());
          write(entry.getValue());
        }
      } else {
        kind(Kind.RECORD);
        record(value);
      }
    }

    private void record(Object value) throws IOException {
      text(value.getClass().getName());
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        try {
          component.getAccessor().setAccessible(true);
          write(component.getAccessor().invoke(value));
        } catch (ReflectiveOperationException e) {
          throw new IOException(e);
        }
      }
    }

    private void kind(Kind kind) throws IOException {
      text(kind.name());
    }

    private void text(String text) throws IOException {
      Integer known = texts.putIfAbsent(text, texts.size());
      if (known != null) {
        out.writeInt(known);
        return;
      }
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.writeInt(-1);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }

  /** Reads what was written; fails at anything else. */
  static final class Reader {

    private final DataInputStream in;
    private final List<String> texts = new ArrayList<>();

    Reader(DataInputStream in) {
      this.in = in;
    }

    Object read() throws IOException {
      return switch (Kind.valueOf(text())) {
        case TEXT -> text();
        case INTEGER -> in.readInt();
        case FLAG -> in.readBoolean();
        case SIGN -> in.readChar();
        case CONSTANT -> constant();
        case NOTHING -> Optional.empty();
        case SOMETHING -> Optional.of(read());
        case LIST -> list();
        case MAP -> map();
        case RECORD -> record();
      };
    }

    private List<Object> list() throws IOException {
      int size = in.readInt();
      List<Object> list = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        list.add(read());
      }
      return list;
    }

    private Map<Object, Object> map() throws IOException {
      int size = in.readInt();
      Map<Object, Object> map = new LinkedHashMap<>();
      for (int i = 0; i < size; i++) {
        Object key = read();
        map.put(key, read());
      }
      return map;
    }

    private Object constant() throws IOException {
      Class<?> type = type();
      String name = text();
      return Arrays.stream(type.getEnumConstants())
          .filter(each -> ((Enum<?>) each).name().equals(name))
          .findFirst()
          .orElseThrow(() -> new IOException("no " + name + " in " + type));
    }

    private Object record() throws IOException {
      Class<?> type = type();
      RecordComponent[] components = type.getRecordComponents();
      Object[] values = new Object[components.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = read();
      }
      try {
        Constructor<?> constructor =
            type.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
        constructor.setAccessible(true);
        return constructor.newInstance(values);
      } catch (ReflectiveOperationException e) {
        throw new IOException(e);
      }
    }

    private Class<?> type() throws IOException {
      String name = text();
      try {
        Class<?> type = name.startsWith(PACKAGE) ? Class.forName(name) : Object.class;
        if (type.isRecord() || type.isEnum()) {
          return type;
        }
      } catch (ClassNotFoundException e) {
        throw new IOException(e);
      }
      throw new IOException(name + " is no record of Martlet's");
    }

    private String text() throws IOException {
      int known = in.readInt();
      if (known >= 0) {
        return texts.get(known);
      }
      byte[] bytes = in.readNBytes(in.readInt());
      String text = new String(bytes, StandardCharsets.UTF_8);
      texts.add(text);
      return text;
    }
  }
}
