package dev.orderflow.units;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the units say, in the EAR's jar and in the WAR's. */
class UnitsTest {

    private static final List<String> MODULES = List.of("orders", "payment", "inventory", "shipping");
    private static final Path OF_EAR = Path.of("target", "classes");
    private static final Path OF_WAR = Path.of("target", "of-war");

    @ParameterizedTest
    @ValueSource(strings = {"orders", "payment", "inventory", "shipping"})
    @DisplayName("a module's unit has its entities from the module's jar and keeps them in the module's schema")
    void entities(String module) throws Exception {
        assertThat(text(unit(OF_EAR, module), "jar-file")).isEqualTo("../orderflow-" + module + ".jar");
        assertThat(text(unit(OF_WAR, module), "jar-file")).isEqualTo("orderflow-" + module + ".jar");
        assertThat(properties(unit(OF_EAR, module))).containsEntry("hibernate.default_schema", module);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "payment", "inventory", "shipping"})
    @DisplayName("all units have the same settings: a connection for a transaction, no question to a database that may be away")
    void settings(String module) throws Exception {
        Element unit = unit(OF_EAR, module);

        assertThat(unit.getAttribute("transaction-type")).isEqualTo("JTA");
        assertThat(text(unit, "provider")).isEqualTo("org.hibernate.jpa.HibernatePersistenceProvider");
        assertThat(text(unit, "jta-data-source")).isEqualTo("jdbc/orderflow");
        Map<String, String> settings = properties(unit);
        settings.remove("hibernate.default_schema");
        assertThat(settings).containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                entry("hibernate.boot.allow_jdbc_metadata_access", "false"),
                entry("jakarta.persistence.database-product-name", "PostgreSQL"),
                entry("jakarta.persistence.database-major-version", "15"),
                entry("hibernate.physical_naming_strategy", "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy"),
                entry("hibernate.connection.handling_mode", "DELAYED_ACQUISITION_AND_RELEASE_BEFORE_TRANSACTION_COMPLETION"),
                entry("hibernate.jdbc.batch_size", "128"),
                entry("hibernate.order_inserts", "true"),
                entry("hibernate.order_updates", "true"),
                entry("hibernate.jdbc.time_zone", "UTC"),
                entry("hibernate.default_batch_fetch_size", "64"),
                entry("hibernate.query.in_clause_parameter_padding", "true")));
        assertThat(properties(unit(OF_WAR, module))).isEqualTo(properties(unit));
    }

    @Test
    @DisplayName("no module has a unit of its own, which another one's call would not find on Payara")
    void nowhereElse() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("..", "..", "ejb"))) {
            assertThat(files.filter(file -> file.endsWith(Path.of("resources", "META-INF", "persistence.xml")))).isEmpty();
        }
        assertThat(units(OF_EAR).map(unit -> unit.getAttribute("name"))).containsExactlyElementsOf(MODULES);
    }

    private static Element unit(Path root, String name) throws Exception {
        return units(root).filter(unit -> unit.getAttribute("name").equals(name)).findFirst().orElseThrow();
    }

    private static Stream<Element> units(Path root) throws Exception {
        try (InputStream file = Files.newInputStream(root.resolve("META-INF").resolve("persistence.xml"))) {
            return elements(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file).getDocumentElement(), "persistence-unit");
        }
    }

    private static Map<String, String> properties(Element unit) {
        return elements(unit, "property")
                .collect(toMap(property -> property.getAttribute("name"), property -> property.getAttribute("value")));
    }

    private static String text(Element unit, String name) {
        return elements(unit, name).findFirst().orElseThrow().getTextContent();
    }

    private static Stream<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(found::item).map(Element.class::cast);
    }
}
