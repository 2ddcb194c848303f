package dev.orderflow.deadletters;

import dev.orderflow.settings.Setting;
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
        needed = new Setting(VARIABLE).flag(setting);
    }

    boolean isNeeded() {
        return needed;
    }
}
