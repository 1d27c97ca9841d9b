package io.millrace.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What the registry answered.
 *
 * @param status the HTTP status
 * @param body the JSON body; missing if it is none
 */
record RegistryReply(int status, JsonNode body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static RegistryReply parse(int status, String body) {
        try {
            return new RegistryReply(status, JSON.readTree(body));
        } catch (JsonProcessingException e) {
            return new RegistryReply(status, MissingNode.getInstance());
        }
    }

    /** Says whether the registry did it; only a registry's own answer counts. */
    boolean succeeded() {
        return status == 200 && body.isObject();
    }

    /**
     * Says whether the registry does not have what was asked for. A 404 without a code of the registry (404xx) comes
     * from something else, such as a proxy or a wrong path, and says nothing of what the registry has.
     */
    boolean missing() {
        return status == 404 && errorCode() / 100 == 404;
    }

    RegistryRefusedException refused(String what) {
        return new RegistryRefusedException("the registry refused to " + what + ": " + describe());
    }

    private int errorCode() {
        return body.path("error_code").asInt();
    }

    private String describe() {
        if (!body.has("error_code")) {
            return "status " + status + ", and not as a registry answers; check " + RegistryConfig.URL;
        }
        return "status " + status + ", error " + errorCode() + ", "
                + body.path("message").asText();
    }
}
