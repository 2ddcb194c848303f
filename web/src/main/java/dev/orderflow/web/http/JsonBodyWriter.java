package dev.orderflow.web.http;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;

/** Writes views and lists of views, alike on every server. */
@Provider
@Priority(JsonBodyWriter.BEFORE_THOSE_OF_THE_SERVER)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class JsonBodyWriter implements MessageBodyWriter<Object> {

    /** Jersey would else ask Yasson first, which takes any type. */
    static final int BEFORE_THOSE_OF_THE_SERVER = 1;

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord() || List.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            Object view,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream body)
            throws IOException {
        body.write(Json.write(view));
    }
}
