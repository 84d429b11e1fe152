// Shows the API's description with Swagger UI.
window.addEventListener('load', function () {
  window.SwaggerUIBundle({
    url: '/openapi',
    dom_id: '#swagger-ui',
    deepLinking: true,
    defaultModelsExpandDepth: -1,
    validatorUrl: null,
    supportedSubmitMethods: ['get', 'post'],
  });
});
