{{- define "tieout.image" -}}
{{ .Values.image.repository }}:{{ .Values.image.tag }}{{ if .Values.image.digest }}@{{ .Values.image.digest }}{{ end }}
{{- end }}

{{- define "tieout.pod" -}}
runAsNonRoot: true
runAsUser: 1000
fsGroup: 1000
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "tieout.container" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{- define "tieout.env" -}}
- name: PUBLIC_WEB_URL
  value: {{ .Values.publicWebUrl | quote }}
- name: PUBLIC_API_URL
  value: {{ .Values.publicApiUrl | quote }}
- name: METRICS_PORT
  value: "9464"
- name: DRAIN_SECONDS
  value: "8"
{{- end }}

{{- define "tieout.probes" -}}
startupProbe:
  httpGet: { path: /readyz, port: metrics }
  periodSeconds: 2
  failureThreshold: 60
readinessProbe:
  httpGet: { path: /readyz, port: metrics }
  periodSeconds: 2
  failureThreshold: 1
livenessProbe:
  httpGet: { path: /healthz, port: metrics }
  periodSeconds: 10
  timeoutSeconds: 5
{{- end }}
