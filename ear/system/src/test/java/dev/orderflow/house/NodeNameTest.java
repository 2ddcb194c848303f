package dev.orderflow.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A node that its transaction manager calls otherwise than the application does would look for a stranger's transactions. */
@DisplayName("The name of a node that is given none")
class NodeNameTest {

    private static final Path OF_THE_APPLICATION = Path.of("ejb/database/src/main/java/dev/orderflow/settings/Node.java");
    private static final Path OF_THE_LAUNCHER = Path.of("ear/launcher/src/main/java/dev/orderflow/launcher/Settings.java");
    private static final Pattern CONSTANT = Pattern.compile("DEFAULT(?:_NODE)? = \"(\\w+)\"");
    private static final Pattern IN_A_SCRIPT = Pattern.compile("env\\.ORDERFLOW_NODE:(\\w+)");

    @Test
    @DisplayName("is the same for the application, the launcher and the set-up of the servers")
    void same() {
        List<String> ofTheApplication = found(CONSTANT, OF_THE_APPLICATION);
        List<String> inScripts = Project.files(".cli").stream().flatMap(script -> found(IN_A_SCRIPT, script).stream()).toList();

        assertThat(ofTheApplication).hasSize(1);
        assertThat(inScripts).hasSizeGreaterThanOrEqualTo(3);
        assertThat(inScripts).containsOnly(ofTheApplication.get(0));
        assertThat(found(CONSTANT, OF_THE_LAUNCHER)).isEqualTo(ofTheApplication);
    }

    private static List<String> found(Pattern pattern, Path file) {
        return pattern.matcher(Project.read(Project.FOLDER.resolve(file))).results().map(it -> it.group(1)).toList();
    }
}
