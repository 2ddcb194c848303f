package dev.orderflow.web.login;

import dev.orderflow.identity.Login;
import dev.orderflow.identity.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.List;

/** Whoever asks; another one as soon as a test says so. */
public final class Visitor {

    private final Caller caller = new Caller();
    private String name;
    private Role role;

    /** Nobody has logged in. */
    public Visitor() {
        caller.request = (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletRequest.class}, (proxy, method, arguments) ->
                        switch (method.getName()) {
                            case "getUserPrincipal" -> name == null ? null : (Principal) () -> name;
                            case "isUserInRole" -> role != null && role.roleName().equals(arguments[0]);
                            case "getRemoteAddr" -> "192.0.2.1";
                            case "getAttribute" -> new Login(name, role, 1);
                            default -> throw new UnsupportedOperationException(method.toString());
                        });
    }

    /** From now on this customer asks. */
    public void isCustomer(String customer) {
        name = customer;
        role = Role.CUSTOMER;
    }

    /** From now on this operator asks. */
    public void isOperator(String operator) {
        name = operator;
        role = Role.OPERATOR;
    }

    /** From now on nobody is logged in. */
    public void isNobody() {
        name = null;
        role = null;
    }

    /** What resources know of it. */
    public Caller caller() {
        return caller;
    }

    /** Those who refuse it, made as a container makes them. */
    public List<Object> providers() {
        LoginRequired login = new LoginRequired();
        login.caller = caller;
        OperatorsOnlyFilter operators = new OperatorsOnlyFilter();
        operators.caller = caller;
        return List.of(login, operators);
    }
}
