package dev.orderflow.portability.micro;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.descriptor.api.Descriptor;

/**
 * What Arquillian starts before the first test class of a JVM and deploys to for each. It ends with the JVM: where several JVMs share the
 * classes, failsafe asks for one class at a time, and each time Arquillian starts its containers and stops them.
 */
public final class PayaraMicroContainer implements DeployableContainer<PayaraMicroContainer.Configuration> {

    /** The servlet that Arquillian puts into a WAR to run tests inside. */
    private static final String TEST_SERVLET = "ArquillianServletRunnerEE9";

    private static Surroundings surroundings;
    private static PayaraMicro server;

    /** There is nothing to configure. */
    public static final class Configuration implements ContainerConfiguration {

        @Override
        public void validate() {
            // Nothing can be wrong with nothing.
        }
    }

    @Override
    public Class<Configuration> getConfigurationClass() {
        return Configuration.class;
    }

    @Override
    public void setup(Configuration configuration) {
        // There is nothing to configure.
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Servlet 6.0");
    }

    @Override
    public void start() throws LifecycleException {
        if (server == null) {
            startBoth();
        }
    }

    private static void startBoth() throws LifecycleException {
        Path directory = Path.of(System.getProperty("portability.directory"));
        Path home = directory.resolve("home");
        deleteWhatTheLastRunLeft(directory, home);
        // An interrupted build ends this process, but not those that it has started.
        Runtime.getRuntime().addShutdownHook(new Thread(PayaraMicroContainer::end));
        surroundings = Surroundings.start(home);
        try {
            server = PayaraMicro.start(directory, surroundings.settings());
        } catch (IOException | RuntimeException e) {
            end();
            throw new LifecycleException("Payara Micro did not start", e);
        }
    }

    private static void deleteWhatTheLastRunLeft(Path directory, Path home) throws LifecycleException {
        if (Files.notExists(home)) {
            return;
        }
        // By this folder the launcher knows which processes of a killed run are still alive, and ends them.
        Path processes = home.resolve("run");
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.startsWith(processes) && !processes.startsWith(file)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new LifecycleException("cannot delete " + directory, e);
        }
    }

    @Override
    public void stop() {
        // The next class of this JVM needs it; see the class.
    }

    /** Ends everything that was started; may be called again. */
    private static synchronized void end() {
        if (server != null) {
            server.close();
        }
        if (surroundings != null) {
            surroundings.close();
        }
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        try {
            surroundings.purgeQueues();
        } catch (IOException e) {
            throw new DeploymentException("The queues cannot be emptied", e);
        }
        try (InputStream war = archive.as(ZipExporter.class).exportAsInputStream()) {
            server.deploy(application(archive), war);
        } catch (IOException e) {
            throw new DeploymentException(e.getMessage(), e);
        }
        HTTPContext http = new HTTPContext(PayaraMicro.HOST, server.port());
        http.add(new Servlet(TEST_SERVLET, application(archive)));
        return new ProtocolMetaData().addContext(http);
    }

    @Override
    public void undeploy(Archive<?> archive) throws DeploymentException {
        try {
            server.undeploy(application(archive));
        } catch (IOException e) {
            throw new DeploymentException(e.getMessage(), e);
        }
    }

    private static String application(Archive<?> archive) {
        return archive.getName().replaceFirst("\\.war$", "");
    }

    @Override
    public void deploy(Descriptor descriptor) {
        throw new UnsupportedOperationException("Only WARs can be deployed to Payara Micro.");
    }

    @Override
    public void undeploy(Descriptor descriptor) {
        throw new UnsupportedOperationException("Only WARs can be deployed to Payara Micro.");
    }
}
