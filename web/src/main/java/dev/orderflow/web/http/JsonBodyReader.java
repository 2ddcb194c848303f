package dev.orderflow.web.http;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads requests, so that they are read alike on every server, whatever JSON library it prefers. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class JsonBodyReader implements MessageBodyReader<Record> {

    @Inject
    Validator validator;

    private RequestJson json;

    @PostConstruct
    void prepare() {
        json = new RequestJson(validator);
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public Record readFrom(
            Class<Record> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        RequestJson.mustNotBeTooLarge(headers.getFirst(HttpHeaders.CONTENT_LENGTH));
        return json.read(body, type);
    }
}
