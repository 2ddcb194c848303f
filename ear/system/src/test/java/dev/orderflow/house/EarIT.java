package dev.orderflow.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is in the EAR as it was built, which may hold what an earlier build left in a module's folder. */
@DisplayName("The EAR")
class EarIT {

    @Test
    @DisplayName("has its persistence units in one jar of its lib: a second one in a module would be used by that module alone")
    void units() throws IOException {
        assertThat(archivesWith("META-INF/persistence.xml")).containsExactly("lib/orderflow-units.jar");
    }

    @Test
    @DisplayName("brings no server's own parts: no persistence provider, no resource adapter, no driver")
    void nothingOfAServer() throws IOException {
        assertThat(archivesWith("META-INF/services/jakarta.persistence.spi.PersistenceProvider")).isEmpty();
        assertThat(archivesWith("META-INF/ra.xml")).isEmpty();
        assertThat(archivesWith("META-INF/services/java.sql.Driver")).isEmpty();
    }

    private static List<String> archivesWith(String file) throws IOException {
        List<String> found = new ArrayList<>();
        try (ZipFile ear = new ZipFile(Path.of(System.getProperty("orderflow.ear")).toFile())) {
            for (ZipEntry archive : ear.stream().filter(entry -> entry.getName().matches(".*\\.[jw]ar")).toList()) {
                try (ZipInputStream content = new ZipInputStream(ear.getInputStream(archive))) {
                    for (ZipEntry entry = content.getNextEntry(); entry != null; entry = content.getNextEntry()) {
                        if (entry.getName().equals(file)) {
                            found.add(archive.getName());
                        }
                    }
                }
            }
        }
        return found;
    }
}
