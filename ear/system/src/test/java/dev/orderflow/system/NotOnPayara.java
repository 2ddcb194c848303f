package dev.orderflow.system;

import dev.orderflow.launcher.Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Leaves out, where Payara Server runs the application, the tests of what is not so there, or was not tried, with the row of
 * {@code ear/docs/servers.md} as the reason. Which these are stands in {@code not-on-payara.properties}: a class, or one of its methods.
 */
public final class NotOnPayara implements ExecutionCondition {

    private static final String LIST = "/not-on-payara.properties";
    private static final ConditionEvaluationResult RUNS = ConditionEvaluationResult.enabled("it runs on this server");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Server.ofTheseTests() == Server.PAYARA
                ? row(context).map(row -> ConditionEvaluationResult.disabled("see ear/docs/servers.md: " + row)).orElse(RUNS)
                : RUNS;
    }

    private static Optional<String> row(ExtensionContext context) {
        String name = context.getTestClass().map(Class::getSimpleName).orElse("")
                + context.getTestMethod().map(method -> "." + method.getName()).orElse("");
        return Optional.ofNullable(list().getProperty(name));
    }

    private static Properties list() {
        Properties list = new Properties();
        try (InputStream file = NotOnPayara.class.getResourceAsStream(LIST)) {
            list.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return list;
    }
}
