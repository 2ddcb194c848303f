package dev.orderflow.deadletters;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether an edit needs a second operator. */
@ApplicationScoped
public class EditApproval {

    static final String VARIABLE = "ORDERFLOW_EDIT_APPROVAL";

    @Inject
    @ConfigProperty(name = VARIABLE, defaultValue = "false")
    String setting;

    private boolean needed;

    /**
     * Reads the setting.
     *
     * @throws IllegalStateException when it is neither true nor false; it names the variable
     */
    @PostConstruct
    void read() {
        String text = setting.strip();
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalStateException(VARIABLE + " must be true or false, but is \"" + setting + "\".");
        }
        needed = Boolean.parseBoolean(text);
    }

    boolean isNeeded() {
        return needed;
    }
}
