package io.martlet.catalog.diagnostic;

/** How parts of a diagnostic stand out. */
enum Palette {
  PLAIN {
    @Override
    String severity(Severity severity, String text) {
      return text;
    }

    @Override
    String gutter(String text) {
      return text;
    }
  },
  ANSI {
    @Override
    String severity(Severity severity, String text) {
      return switch (severity) {
        case ERROR -> sgr("1;31", text);
        case WARNING -> sgr("1;33", text);
        case NOTE -> sgr("1;36", text);
      };
    }

    @Override
    String gutter(String text) {
      return sgr("2", text);
    }
  };

  abstract String severity(Severity severity, String text);

  abstract String gutter(String text);

  private static String sgr(String code, String text) {
    return "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
