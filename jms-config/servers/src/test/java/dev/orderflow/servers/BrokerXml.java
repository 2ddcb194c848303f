package dev.orderflow.servers;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The broker's configuration, asked in words of the trade. */
final class BrokerXml {

    private final Document document;

    private BrokerXml(Document document) {
        this.document = document;
    }

    static BrokerXml read() {
        try (InputStream file = BrokerXml.class.getResourceAsStream("/broker/etc/broker.xml")) {
            return new BrokerXml(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file));
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    Set<String> addresses() {
        return names("//addresses/address/@name");
    }

    Set<String> queuesOf(String address) {
        return names("//address[@name='%s']//queue/@name".formatted(address));
    }

    String filterOf(String queue) {
        return text("//queue[@name='%s']/filter/@string".formatted(queue));
    }

    Optional<String> optionalFilterOf(String queue) {
        return names("//queue[@name='%s']/filter/@string".formatted(queue)).stream().findFirst();
    }

    String option(String name) {
        return text("/configuration/core/%s".formatted(name));
    }

    String setting(String address, String name) {
        return text("//address-setting[@match='%s']/%s".formatted(address, name));
    }

    Set<String> securedMatches() {
        return names("//security-setting/@match");
    }

    Set<String> rolesOfAllPermissions() {
        Set<String> roles = new TreeSet<>();
        names("//permission/@roles").forEach(list -> roles.addAll(Arrays.asList(list.split(","))));
        return roles;
    }

    /** What a role may do, by the match of the security setting; a match where it may do nothing is left out. */
    Map<String, Set<String>> permissionsOf(String role) {
        Map<String, Set<String>> permissions = new TreeMap<>();
        elements("//security-setting/permission")
                .filter(permission -> Arrays.asList(permission.getAttribute("roles").split(",")).contains(role))
                .forEach(permission -> permissions
                        .computeIfAbsent(((Element) permission.getParentNode()).getAttribute("match"), match -> new TreeSet<>())
                        .add(permission.getAttribute("type")));
        return permissions;
    }

    private Set<String> names(String xpath) {
        NodeList nodes = nodes(xpath);
        Set<String> names = new TreeSet<>();
        IntStream.range(0, nodes.getLength()).forEach(i -> names.add(nodes.item(i).getNodeValue()));
        return names;
    }

    private Stream<Element> elements(String xpath) {
        NodeList nodes = nodes(xpath);
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(Element.class::cast);
    }

    private NodeList nodes(String xpath) {
        try {
            return (NodeList) XPathFactory.newInstance().newXPath().evaluate(xpath, document, XPathConstants.NODESET);
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(xpath, e);
        }
    }

    private String text(String xpath) {
        try {
            return XPathFactory.newInstance().newXPath().evaluate(xpath, document);
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(xpath, e);
        }
    }
}
