package dev.orderflow.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.web.audit.Deeds;
import dev.orderflow.web.audit.KeptDeeds;
import dev.orderflow.web.http.Answer;
import dev.orderflow.web.http.HttpProviders;
import dev.orderflow.web.login.Caller;
import dev.orderflow.web.login.Visitor;
import dev.orderflow.web.operations.Surroundings;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.resteasy.core.SynchronousDispatcher;
import org.jboss.resteasy.core.SynchronousExecutionContext;
import org.jboss.resteasy.mock.MockDispatcherFactory;
import org.jboss.resteasy.mock.MockHttpRequest;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.jboss.resteasy.spi.Dispatcher;

/**
 * Resources behind all that a request passes on its way to them and back: login, conditions, parameters, JSON and problems. In the thread
 * of the test, by the JAX-RS that WildFly has; without a server, and so without what servlets do.
 */
public final class Api {

    private static final String BASE = "http://proxy.invalid/api";

    /** Who asks. */
    public final Visitor visitor = new Visitor();
    /** What may be away. */
    public final Surroundings surroundings = new Surroundings();
    /** What was written down. */
    public final KeptDeeds kept = new KeptDeeds();

    private final Dispatcher dispatcher = MockDispatcherFactory.createDispatcher();

    /** It has no resources yet. */
    public Api() {
        HttpProviders.all().forEach(dispatcher.getProviderFactory()::register);
        visitor.providers().forEach(dispatcher.getProviderFactory()::register);
        dispatcher.getProviderFactory().register(surroundings.provider());
    }

    /** Takes in this resource, whose dependencies are set. */
    public void has(Object resource) {
        dispatcher.getRegistry().addSingletonResource(resource);
    }

    /** What a resource is handed as {@code @Context}. */
    public <T> void knows(Class<T> type, T object) {
        dispatcher.getDefaultContextObjects().put(type, object);
    }

    /** For a resource. */
    public Caller caller() {
        return visitor.caller();
    }

    /** For a resource. */
    public Deeds deeds() {
        return kept.deedsOf(caller());
    }

    /** Asks for what is there; headers as {@code "If-Match: *"}. */
    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    /** Sends JSON, in which quotes may be single ones; null where there is no body. */
    public Answer post(String path, String json, String... headers) {
        return send("POST", path, json, headers);
    }

    /** The same. */
    public Answer put(String path, String json, String... headers) {
        return send("PUT", path, json, headers);
    }

    /** The same. */
    public Answer delete(String path, String json, String... headers) {
        return send("DELETE", path, json, headers);
    }

    private Answer send(String method, String path, String json, String... headers) {
        return send(method, path, MediaType.APPLICATION_JSON, json == null ? null : json.replace('\'', '"'), headers);
    }

    /** Sends a text of any type; of no type where that is null. */
    public Answer send(String method, String path, String type, String body, String... headers) {
        return send(method, path, type, body == null ? null : new ByteArrayInputStream(body.getBytes(UTF_8)), headers);
    }

    /** Sends a body as it comes. */
    public Answer send(String method, String path, String type, InputStream body, String... headers) {
        MockHttpRequest request = MockHttpRequest.create(method, URI.create(BASE + path), URI.create(BASE + "/"));
        for (String header : headers) {
            request.header(header.substring(0, header.indexOf(':')), header.substring(header.indexOf(':') + 1).strip());
        }
        if (body != null) {
            request.content(body);
        }
        if (body != null && type != null) {
            request.header(HttpHeaders.CONTENT_TYPE, type);
        }
        MockHttpResponse response = new MockHttpResponse();
        request.setAsynchronousContext(new SynchronousExecutionContext((SynchronousDispatcher) dispatcher, request, response));
        dispatcher.invoke(request, response);
        Map<String, List<Object>> answered = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.getOutputHeaders().forEach(answered::put);
        return new Answer(response.getStatus(), answered, new String(response.getOutput(), UTF_8));
    }
}
