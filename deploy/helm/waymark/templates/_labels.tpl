{{- /* The templates use what Go's own templates have, nothing of Helm's, so that bin/lab/chart can render them with kubectl. */ -}}
{{- define "waymark.labels" }}app.kubernetes.io/name: waymark, app.kubernetes.io/instance: {{ printf "%q" .Release.Name }}{{ end -}}
