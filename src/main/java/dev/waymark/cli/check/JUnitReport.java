package dev.waymark.cli.check;

import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A report as a list of tests, in the XML that programs for builds read: one test for each concern, failed or not. */
public final class JUnitReport {

    private JUnitReport() {}

    public static String of(CheckReport report) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            List<Concern> concerns = List.of(Concern.values());
            long failed =
                    concerns.stream().filter(concern -> fails(report, concern)).count();
            xml.writeStartElement("testsuites");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "waymark check " + CheckFinding.shown(report.file()));
            xml.writeAttribute("tests", String.valueOf(concerns.size()));
            xml.writeAttribute("failures", String.valueOf(failed));
            xml.writeAttribute("errors", "0");
            for (Concern concern : concerns) {
                write(report, concern, xml);
            }
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("What is written into a text cannot fail", e);
        }
        return text + "\n";
    }

    private static void write(CheckReport report, Concern concern, XMLStreamWriter xml) throws XMLStreamException {
        List<CheckFinding> findings = of(report, concern);
        String lines = findings.stream()
                .map(finding -> "%s:%d: %s (%s) %s"
                        .formatted(
                                CheckFinding.shown(report.file()),
                                finding.line(),
                                finding.message(),
                                finding.code(),
                                finding.fix()))
                .collect(Collectors.joining("\n"));
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "waymark." + concern.id());
        xml.writeAttribute("name", CheckFinding.shown(report.file()));
        if (!findings.isEmpty()) {
            xml.writeStartElement(fails(report, concern) ? "failure" : "system-out");
            if (fails(report, concern)) {
                xml.writeAttribute("type", concern.id());
                xml.writeAttribute("message", findings.get(0).message());
            }
            xml.writeCharacters(lines);
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static boolean fails(CheckReport report, Concern concern) {
        return report.failing().contains(concern) && !of(report, concern).isEmpty();
    }

    private static List<CheckFinding> of(CheckReport report, Concern concern) {
        return report.findings().stream()
                .filter(finding -> finding.concerns().contains(concern))
                .toList();
    }
}
