package dev.drover.cli.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

/// What macOS and Windows are told, as text: neither is here to read it.
class OtherSystemsTest {
    private static final ServicePlan PLAN =
            new ServicePlan(
                    Path.of("/Applications/A & B/drover-app"),
                    Map.of("DROVER_HOME", "/Users/a/<d>"),
                    Path.of("/Users/a"),
                    Path.of("/Users/a/.config"),
                    Path.of("/Users/a/said"));

    @Test
    void theLaunchAgentIsAPropertyListWithTheProgramAndItsWords() throws Exception {
        Element list = dictionary();
        assertThat(after(list, "Label").getTextContent()).isEqualTo(LaunchAgent.LABEL);
        NodeList words = after(list, "ProgramArguments").getElementsByTagName("string");
        assertThat(
                        IntStream.range(0, words.getLength())
                                .mapToObj(i -> words.item(i).getTextContent()))
                .containsExactly("/Applications/A & B/drover-app", "daemon", "run", "--headless");
        Element environment = after(list, "EnvironmentVariables");
        assertThat(after(environment, "DROVER_HOME").getTextContent()).isEqualTo("/Users/a/<d>");
    }

    @Test
    void launchdStartsItAgainAfterACrashAndNotAfterAHandOver() throws Exception {
        Element list = dictionary();
        assertThat(after(after(list, "KeepAlive"), "SuccessfulExit").getTagName())
                .isEqualTo("false");
        assertThat(after(list, "RunAtLoad").getTagName()).isEqualTo("true");
        assertThat(Integer.parseInt(after(list, "Umask").getTextContent())).isEqualTo(0077);
        assertThat(after(after(list, "SoftResourceLimits"), "NumberOfFiles").getTextContent())
                .isEqualTo("65536");
    }

    @Test
    void theRunKeysPathIsInQuotesBecauseWindowsWouldStopAtItsFirstSpace() {
        String command =
                Service.of("Windows 11", PLAN, words -> new Programs.Said(true, "")).definition();
        assertThat(command).isEqualTo("\"/Applications/A & B/drover-app\" daemon run --headless");
    }

    private static Element dictionary() throws Exception {
        String text =
                Service.of("Mac OS X", PLAN, words -> new Programs.Said(true, "")).definition();
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        // Its document type lies on the network.
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Document document =
                factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
        return (Element) document.getElementsByTagName("dict").item(0);
    }

    private static Element after(Element dictionary, String key) {
        NodeList children = dictionary.getChildNodes();
        boolean found = false;
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element element) {
                if (found) {
                    return element;
                }
                found = element.getTagName().equals("key") && element.getTextContent().equals(key);
            }
        }
        throw new AssertionError("no " + key);
    }
}
