package io.martlet.catalog.diagnostic;

import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Prints diagnostics as the XML of JUnit, which build servers read: each rule is a test case, and
 * fails when there are errors of it. Warnings and notes are its output.
 */
public final class JunitPrinter {

  private final List<Rule> rules;

  /**
   * @param rules all that diagnostics may name
   */
  public JunitPrinter(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  public String print(List<Diagnostic> diagnostics) {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", "martlet");
      xml.writeAttribute("tests", Integer.toString(rules.size()));
      xml.writeAttribute("failures", Long.toString(failures(diagnostics)));
      for (Rule rule : rules) {
        writeCase(rule, diagnostics, xml);
      }
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
    return out + "\n";
  }

  private static long failures(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
        .map(Diagnostic::rule)
        .distinct()
        .count();
  }

  private static void writeCase(Rule rule, List<Diagnostic> diagnostics, XMLStreamWriter xml)
      throws XMLStreamException {
    List<Diagnostic> broken =
        diagnostics.stream().filter(diagnostic -> diagnostic.rule().equals(rule.id())).toList();
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", "martlet");
    xml.writeAttribute("name", rule.id());
    if (!broken.isEmpty()) {
      boolean failed = broken.stream().anyMatch(each -> each.severity() == Severity.ERROR);
      xml.writeStartElement(failed ? "failure" : "system-out");
      if (failed) {
        xml.writeAttribute("message", rule.summary());
      }
      xml.writeCharacters(listed(broken));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static String listed(List<Diagnostic> broken) {
    return broken.stream()
        .map(each -> (each.location() + ": " + each.message() + " " + each.hint()).strip())
        .map(Printable::of)
        .collect(Collectors.joining("\n"));
  }
}
