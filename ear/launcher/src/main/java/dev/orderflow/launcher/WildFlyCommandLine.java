package dev.orderflow.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code jboss-cli.sh}, without the shell: commands for a WildFly that runs, or for one that it starts in itself. */
record WildFlyCommandLine(Path installation, Path base) {

    /** The command that gives these commands, in this order, and ends with another code than 0 where one fails. */
    List<String> giving(String... commands) {
        return List.of(Tools.java(), "-XX:TieredStopAtLevel=1", "-Djboss.home.dir=" + installation, "-Djboss.server.base.dir=" + base,
                "-Djboss.server.log.dir=" + base.resolve("log").resolve("setup"),
                "-Djboss.cli.config=" + installation.resolve("bin").resolve("jboss-cli.xml"), "-Djava.io.tmpdir=" + base.resolve("tmp"),
                "-jar", installation.resolve("jboss-modules.jar").toString(), "-mp", installation.resolve("modules").toString(),
                "org.jboss.as.cli", "--no-color-output", "--commands=" + String.join(",", commands));
    }

    Map<String, String> environment() {
        return Map.of("JBOSS_HOME", installation.toString());
    }
}
