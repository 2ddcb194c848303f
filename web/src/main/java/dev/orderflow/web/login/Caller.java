package dev.orderflow.web.login;

import dev.orderflow.identity.Login;
import dev.orderflow.identity.Role;
import dev.orderflow.web.http.ProblemKind;
import dev.orderflow.web.http.Problems;
import dev.orderflow.web.http.Refusal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;

/** Who calls. */
@RequestScoped
public class Caller {

    /** The request's attribute that has the {@link Login}. */
    static final String LOGIN = Login.class.getName();

    @Inject
    HttpServletRequest request;

    private String tried;

    /**
     * Refuses who has not logged in.
     *
     * @throws Refusal with status 401
     */
    public void mustBeKnown() {
        name();
    }

    /**
     * Refuses everybody but operators.
     *
     * @throws Refusal with status 403
     */
    public void mustBeOperator() {
        if (!isOperator()) {
            throw new Refusal(ProblemKind.FORBIDDEN, "This is for operators only.");
        }
    }

    /**
     * Refuses to act for this customer, unless the caller is that customer or an operator.
     *
     * @throws Refusal with status 403
     */
    public void mustBeAllowedToActFor(String customerId) {
        if (!maySeeWhatBelongsTo(customerId)) {
            throw new Refusal(ProblemKind.FORBIDDEN, "A customer acts for itself only: customerId must be \"" + name() + "\".");
        }
    }

    /** Whether the caller may see orders and payments of this customer. */
    public boolean maySeeWhatBelongsTo(String customerId) {
        return isOperator() || name().equals(customerId);
    }

    /** The customer whose things alone the caller may see; empty for those who may see everybody's. */
    public Optional<String> onlyCustomer() {
        return isOperator() ? Optional.empty() : Optional.of(name());
    }

    /** Whether the caller may do everything. */
    public boolean isOperator() {
        return request.isUserInRole(Role.OPERATOR.roleName());
    }

    /** Somebody tries to log in under this name; whether that is right is not known yet. */
    public void saysToBe(String name) {
        tried = name;
    }

    /** The name that somebody tried to log in with, else that of who is logged in; empty where there is none. */
    Optional<String> triedOrKnownName() {
        return Optional.ofNullable(tried).or(this::knownName);
    }

    private Optional<String> knownName() {
        return Optional.ofNullable(request.getUserPrincipal()).map(Principal::getName);
    }

    /** Where the call comes from. Of the server, not of a header: whoever calls writes in headers what it likes. */
    public String address() {
        return request.getRemoteAddr();
    }

    /** What the login was verified as. */
    public Login login() {
        return (Login) request.getAttribute(LOGIN);
    }

    /**
     * The caller's name.
     *
     * @throws Refusal with status 401 when there is none
     */
    public String name() {
        return knownName().orElseThrow(() -> new Refusal(Problems.ofStatus(ProblemKind.UNAUTHORIZED.status())));
    }
}
