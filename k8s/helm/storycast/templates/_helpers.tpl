{{- define "storycast.image" -}}
{{ .root.Values.image.repository }}/{{ .name }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}
{{- end }}

{{- define "storycast.labels" -}}
app.kubernetes.io/name: {{ . }}
app.kubernetes.io/part-of: storycast
{{- end }}

{{- define "storycast.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "storycast.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{- define "storycast.secretEnv" -}}
- name: {{ .key }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .key }}
      {{- if .optional }}
      optional: true
      {{- end }}
{{- end }}

{{- define "storycast.dns" -}}
- ports:
    - {port: 53, protocol: UDP}
    - {port: 53, protocol: TCP}
{{- end }}

{{- /* A pod that runs one command of the cli. */ -}}
{{- define "storycast.command" -}}
automountServiceAccountToken: false
enableServiceLinks: false
restartPolicy: OnFailure
securityContext:
  {{- include "storycast.podSecurity" . | nindent 2 }}
containers:
  - name: {{ .name }}
    image: {{ include "storycast.image" (dict "root" .root "name" "cli") }}
    imagePullPolicy: {{ .root.Values.image.pullPolicy }}
    args:
      {{- toYaml .arguments | nindent 6 }}
    {{- .environment | nindent 4 }}
    resources:
      requests: {cpu: 50m, memory: 192Mi}
      limits: {memory: 192Mi}
    securityContext:
      {{- include "storycast.containerSecurity" . | nindent 6 }}
    volumeMounts:
      - name: tmp
        mountPath: /tmp
volumes:
  - name: tmp
    emptyDir:
      sizeLimit: 64Mi
{{- end }}
