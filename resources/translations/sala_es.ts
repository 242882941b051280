<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="pt_BR">
<context>
    <name>AboutSheet</name>
    <message>
        <source>Sobre a Sala</source>
        <translation>Acerca de Sala</translation>
    </message>
    <message>
        <source>Versão</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Sala {version}</source>
        <translation>Sala {version}</translation>
    </message>
    <message>
        <source>O chat da turma, direto entre os computadores. Feita com Qt {qt}.</source>
        <translation>El chat de la clase, directo entre los equipos. Hecha con Qt {qt}.</translation>
    </message>
    <message>
        <source>Onde ficam os dados</source>
        <translation>Dónde se guardan los datos</translation>
    </message>
    <message>
        <source>Conversas das salas que você hospeda</source>
        <translation>Conversaciones de las salas que alojas</translation>
    </message>
    <message>
        <source>Mensagens ainda não enviadas e relatos de erros</source>
        <translation>Mensajes aún no enviados e informes de errores</translation>
    </message>
    <message>
        <source>Configurações</source>
        <translation>Configuración</translation>
    </message>
    <message>
        <source>Abrir pasta</source>
        <translation>Abrir carpeta</translation>
    </message>
    <message>
        <source>Abrir pasta: {name}</source>
        <translation>Abrir carpeta: {name}</translation>
    </message>
    <message>
        <source>Qt e PySide6</source>
        <translation>Qt y PySide6</translation>
    </message>
    <message>
        <source>A Sala usa o Qt e o PySide6 sob a licença LGPL 3, sem mudanças e como bibliotecas separadas. Você pode trocá-las por versões suas, e estudar a Sala para isso: na versão em pasta, substitua os arquivos do Qt; a partir do código, instale outro PySide6. O código-fonte do Qt e do PySide6 está em:</source>
        <translation>Sala usa Qt y PySide6 bajo la licencia LGPL 3, sin cambios y como bibliotecas separadas. Puedes cambiarlas por versiones tuyas, y estudiar Sala para ello: en la versión en carpeta, reemplaza los archivos de Qt; desde el código, instala otro PySide6. El código fuente de Qt y PySide6 está en:</translation>
    </message>
    <message>
        <source>Endereço do código-fonte do Qt</source>
        <translation>Dirección del código fuente de Qt</translation>
    </message>
    <message>
        <source>Licenças</source>
        <translation>Licencias</translation>
    </message>
    <message>
        <source>Tudo o que vem com a Sala</source>
        <translation>Todo lo que viene con Sala</translation>
    </message>
    <message>
        <source>Licença</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>Texto da licença</source>
        <translation>Texto de la licencia</translation>
    </message>
    <message>
        <source>Este arquivo não veio com a Sala: {file}</source>
        <translation>Este archivo no vino con Sala: {file}</translation>
    </message>
    <message>
        <source>O sistema não abriu a pasta. O caminho dela está acima.</source>
        <translation>El sistema no abrió la carpeta. Su ruta está arriba.</translation>
    </message>
</context>
<context>
    <name>AddressCard</name>
    <message>
        <source>{network} · recomendado</source>
        <translation>{network} · recomendado</translation>
    </message>
    <message>
        <source>Copiar {address}</source>
        <translation>Copiar {address}</translation>
    </message>
    <message>
        <source>Copiado</source>
        <translation>Copiado</translation>
    </message>
</context>
<context>
    <name>AnswerStrip</name>
    <message>
        <source>Cancelar</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancelar (Esc)</source>
        <translation>Cancelar (Esc)</translation>
    </message>
    <message>
        <source>Respondendo à sua mensagem</source>
        <translation>Respondiendo a tu mensaje</translation>
    </message>
    <message>
        <source>Respondendo a {name}</source>
        <translation>Respondiendo a {name}</translation>
    </message>
    <message>
        <source>Editando a mensagem</source>
        <translation>Editando el mensaje</translation>
    </message>
</context>
<context>
    <name>ArrivalsCard</name>
    <message>
        <source>Quem tentou entrar</source>
        <translation>Quién intentó entrar</translation>
    </message>
    <message>
        <source>Se o computador de um colega não aparece aqui, a conexão dele não chega: confira a rede e o firewall.</source>
        <translation>Si el equipo de un compañero no aparece aquí, su conexión no llega: revisa la red y el firewall.</translation>
    </message>
</context>
<context>
    <name>AttachStrip</name>
    <message>
        <source>Cancelar</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Enviar</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>e mais {count}</source>
        <translation>y {count} más</translation>
    </message>
    <message>
        <source>O texto da mensagem vai junto. Enter envia, Esc cancela.</source>
        <translation>El texto del mensaje va incluido. Enter envía, Esc cancela.</translation>
    </message>
    <message>
        <source>Só {name} recebe. Enter envia, Esc cancela.</source>
        <translation>Solo {name} lo recibe. Enter envía, Esc cancela.</translation>
    </message>
    <message>
        <source>Preparando…</source>
        <translation>Preparando…</translation>
    </message>
</context>
<context>
    <name>Attaching</name>
    <message>
        <source>imagem colada {stamp}.png</source>
        <translation>imagen pegada {stamp}.png</translation>
    </message>
    <message>
        <source>Só arquivos podem ser enviados, não pastas.</source>
        <translation>Solo se pueden enviar archivos, no carpetas.</translation>
    </message>
    <message>
        <source>Anexar arquivo</source>
        <translation>Adjuntar archivo</translation>
    </message>
    <message>
        <source>Só o anfitrião envia arquivos agora</source>
        <translation>Ahora solo el anfitrión envía archivos</translation>
    </message>
    <message>
        <source>Solte aqui para enviar</source>
        <translation>Suelta aquí para enviar</translation>
    </message>
    <message>
        <source>Salvar como</source>
        <translation>Guardar como</translation>
    </message>
</context>
<context>
    <name>Attendance</name>
    <message>
        <source>Nome</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Entrou</source>
        <translation>Entró</translation>
    </message>
    <message>
        <source>Saiu</source>
        <translation>Salió</translation>
    </message>
    <message>
        <source>Minutos</source>
        <translation>Minutos</translation>
    </message>
    <message>
        <source>Mensagens</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>na sala</source>
        <translation>en la sala</translation>
    </message>
</context>
<context>
    <name>AttendanceSheet</name>
    <message>
        <source>Lista de presença</source>
        <translation>Lista de asistencia</translation>
    </message>
    <message>
        <source>1 pessoa esteve na sala hoje.</source>
        <translation>1 persona estuvo en la sala hoy.</translation>
    </message>
    <message>
        <source>{count} pessoas estiveram na sala hoje.</source>
        <translation>{count} personas estuvieron en la sala hoy.</translation>
    </message>
    <message>
        <source>A sala não está guardando o que acontece, e não sabe quem esteve nela.</source>
        <translation>La sala no está guardando lo que ocurre y no sabe quién estuvo en ella.</translation>
    </message>
    <message>
        <source>Salvar conversa…</source>
        <translation>Guardar conversación…</translation>
    </message>
    <message>
        <source>Salvar lista (CSV)…</source>
        <translation>Guardar lista (CSV)…</translation>
    </message>
    <message>
        <source>Pronto</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Salvar lista de presença</source>
        <translation>Guardar la lista de asistencia</translation>
    </message>
    <message>
        <source>Planilha (*.csv)</source>
        <translation>Hoja de cálculo (*.csv)</translation>
    </message>
    <message>
        <source>Salvo em {file}</source>
        <translation>Guardado en {file}</translation>
    </message>
    <message>
        <source>A lista não foi salva: {why}</source>
        <translation>La lista no se guardó: {why}</translation>
    </message>
</context>
<context>
    <name>Attention</name>
    <message>
        <source>{name} (privado)</source>
        <translation>{name} (privado)</translation>
    </message>
    <message>
        <source>{name} em {room}</source>
        <translation>{name} en {room}</translation>
    </message>
    <message>
        <source>{title}, e mais {count}</source>
        <translation>{title}, y {count} más</translation>
    </message>
</context>
<context>
    <name>Bubble</name>
    <message>
        <source>não enviada · tentar de novo</source>
        <translation>no enviado · reintentar</translation>
    </message>
    <message>
        <source>editada</source>
        <translation>editado</translation>
    </message>
    <message>
        <source>menciona você</source>
        <translation>te menciona</translation>
    </message>
    <message>
        <source>(privado)</source>
        <translation>(privado)</translation>
    </message>
    <message>
        <source>{names} e mais {count}</source>
        <translation>{names} y {count} más</translation>
    </message>
    <message>
        <source>Você</source>
        <translation>Tú</translation>
    </message>
    <message>
        <source>Novas mensagens</source>
        <translation>Mensajes nuevos</translation>
    </message>
    <message>
        <source>pt_BR</source>
        <comment>the language of dates</comment>
        <translation>es</translation>
    </message>
    <message>
        <source>d &apos;de&apos; MMMM</source>
        <comment>a day of this year</comment>
        <translation>d &apos;de&apos; MMMM</translation>
    </message>
    <message>
        <source>d &apos;de&apos; MMMM &apos;de&apos; yyyy</source>
        <comment>a day</comment>
        <translation>d &apos;de&apos; MMMM &apos;de&apos; yyyy</translation>
    </message>
    <message>
        <source>Ontem</source>
        <translation>Ayer</translation>
    </message>
    <message>
        <source>Hoje</source>
        <translation>Hoy</translation>
    </message>
</context>
<context>
    <name>ChatView</name>
    <message>
        <source>Cancelar</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Salvar como…</source>
        <translation>Guardar como…</translation>
    </message>
    <message>
        <source>Mostrar na pasta</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>Ver imagem</source>
        <translation>Ver imagen</translation>
    </message>
</context>
<context>
    <name>Completion</name>
    <message>
        <source>{shown}, {row} de {count}. Enter ou Tab completa.</source>
        <translation>{shown}, {row} de {count}. Enter o Tab completa.</translation>
    </message>
    <message>
        <source>1 sugestão. Tab completa.</source>
        <translation>1 sugerencia. Tab completa.</translation>
    </message>
    <message>
        <source>{count} sugestões. As setas escolhem.</source>
        <translation>{count} sugerencias. Las flechas eligen.</translation>
    </message>
    <message>
        <source>Sugestões</source>
        <translation>Sugerencias</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Enviar</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Caracteres restantes: {left}</source>
        <translation>Caracteres restantes: {left}</translation>
    </message>
    <message>
        <source>A mensagem passa do limite de {limit} caracteres por {over}. Encurte o texto ou divida em partes.</source>
        <translation>El mensaje pasa por {over} el límite de {limit} caracteres. Acorta el texto o divídelo.</translation>
    </message>
    <message>
        <source>Código</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Código: põe a seleção entre ```</source>
        <translation>Código: pone la selección entre ```</translation>
    </message>
    <message>
        <source>Emojis</source>
        <translation>Emojis</translation>
    </message>
    <message>
        <source>O texto copiado tem {size} caracteres, e uma mensagem, no máximo {limit}. Nada foi colado.</source>
        <translation>El texto copiado tiene {size} caracteres, y un mensaje, como máximo {limit}. No se pegó nada.</translation>
    </message>
    <message>
        <source>O texto copiado tem {size} caracteres, e aqui cabem mais {left}. Nada foi colado.</source>
        <translation>El texto copiado tiene {size} caracteres, y aquí caben {left} más. No se pegó nada.</translation>
    </message>
</context>
<context>
    <name>ConversationList</name>
    <message>
        <source>Não enviada</source>
        <translation>No enviado</translation>
    </message>
    <message>
        <source>Você</source>
        <translation>Tú</translation>
    </message>
    <message>
        <source>ontem</source>
        <translation>ayer</translation>
    </message>
    <message>
        <source>Geral</source>
        <translation>General</translation>
    </message>
    <message>
        <source>Você ignora esta pessoa</source>
        <translation>Ignoras a esta persona</translation>
    </message>
    <message>
        <source>Ainda não há mensagens</source>
        <translation>Todavía no hay mensajes</translation>
    </message>
    <message>
        <source>1 não lida</source>
        <translation>1 sin leer</translation>
    </message>
    <message>
        <source>{count} não lidas</source>
        <translation>{count} sin leer</translation>
    </message>
    <message>
        <source>última mensagem, {when}: {words}</source>
        <translation>último mensaje, {when}: {words}</translation>
    </message>
    <message>
        <source>conectado</source>
        <translation>en línea</translation>
    </message>
    <message>
        <source>sem conexão</source>
        <translation>sin conexión</translation>
    </message>
    <message>
        <source>situação desconhecida</source>
        <translation>estado desconocido</translation>
    </message>
    <message>
        <source>fora da sala</source>
        <translation>fuera de la sala</translation>
    </message>
</context>
<context>
    <name>ConversationPage</name>
    <message>
        <source>Ainda não há mensagens. Diga oi!</source>
        <translation>Todavía no hay mensajes. ¡Di hola!</translation>
    </message>
    <message>
        <source>Só você e {name} veem esta conversa.</source>
        <translation>Solo tú y {name} ven esta conversación.</translation>
    </message>
    <message>
        <source>1 mensagem nova abaixo</source>
        <translation>1 mensaje nuevo abajo</translation>
    </message>
    <message>
        <source>{count} mensagens novas abaixo</source>
        <translation>{count} mensajes nuevos abajo</translation>
    </message>
</context>
<context>
    <name>ConversationTabs</name>
    <message>
        <source>Conversas</source>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>Geral</source>
        <translation>General</translation>
    </message>
    <message>
        <source>{name}, não lidas: {count}</source>
        <translation>{name}, sin leer: {count}</translation>
    </message>
    <message>
        <source>, mencionam você: {count}</source>
        <translation>, te mencionan: {count}</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Mensagem para todos</source>
        <translation>Mensaje para todos</translation>
    </message>
    <message>
        <source>Mensagem privada para {name}</source>
        <translation>Mensaje privado para {name}</translation>
    </message>
    <message>
        <source>{name} não está mais na sala.</source>
        <translation>{name} ya no está en la sala.</translation>
    </message>
    <message>
        <source>{name} está sem conexão. O que você escrever chega assim que a conexão voltar.</source>
        <translation>{name} está sin conexión. Lo que escribas llegará en cuanto vuelva la conexión.</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Abrindo a sala…</source>
        <translation>Abriendo la sala…</translation>
    </message>
</context>
<context>
    <name>EmojiPicker</name>
    <message>
        <source>Emojis</source>
        <translation>Emojis</translation>
    </message>
    <message>
        <source>Buscar emoji</source>
        <translation>Buscar emoji</translation>
    </message>
    <message>
        <source>Recentes</source>
        <translation>Recientes</translation>
    </message>
    <message>
        <source>1 emoji</source>
        <translation>1 emoji</translation>
    </message>
    <message>
        <source>{count} emojis</source>
        <translation>{count} emojis</translation>
    </message>
    <message>
        <source>Abrindo…</source>
        <translation>Abriendo…</translation>
    </message>
    <message>
        <source>Nenhum emoji encontrado. Tente outra palavra.</source>
        <translation>No se encontró ningún emoji. Prueba otra palabra.</translation>
    </message>
    <message>
        <source>Os emojis que você usar aparecem aqui.</source>
        <translation>Los emojis que uses aparecen aquí.</translation>
    </message>
    <message>
        <source>As fontes deste computador não têm estes emojis.</source>
        <translation>Las fuentes de este equipo no tienen estos emojis.</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Conversa salva em {time}</source>
        <translation>Conversación guardada el {time}</translation>
    </message>
    <message>
        <source>Erro</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>(privado)</source>
        <translation>(privado)</translation>
    </message>
    <message>
        <source>enviando</source>
        <translation>enviando</translation>
    </message>
    <message>
        <source>não enviada</source>
        <translation>no enviado</translation>
    </message>
    <message>
        <source>editada</source>
        <translation>editado</translation>
    </message>
    <message>
        <source>, em resposta a {name}</source>
        <translation>, en respuesta a {name}</translation>
    </message>
    <message>
        <source>, em resposta</source>
        <translation>, en respuesta</translation>
    </message>
    <message>
        <source>Data e hora</source>
        <translation>Fecha y hora</translation>
    </message>
    <message>
        <source>Momento (ISO 8601)</source>
        <translation>Momento (ISO 8601)</translation>
    </message>
    <message>
        <source>Tipo</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Autor</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Texto</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Em resposta a</source>
        <translation>En respuesta a</translation>
    </message>
    <message>
        <source>Reações</source>
        <translation>Reacciones</translation>
    </message>
    <message>
        <source>Situação</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>aviso</source>
        <translation>aviso</translation>
    </message>
    <message>
        <source>erro</source>
        <translation>error</translation>
    </message>
    <message>
        <source>mensagem privada</source>
        <translation>mensaje privado</translation>
    </message>
    <message>
        <source>mensagem</source>
        <translation>mensaje</translation>
    </message>
</context>
<context>
    <name>ExportStrip</name>
    <message>
        <source>Salvando a conversa…</source>
        <translation>Guardando la conversación…</translation>
    </message>
    <message>
        <source>Mensagens salvas</source>
        <translation>Mensajes guardados</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Abrir a pasta</source>
        <translation>Abrir la carpeta</translation>
    </message>
    <message>
        <source>Tentar de novo</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Fechar o aviso</source>
        <translation>Cerrar el aviso</translation>
    </message>
    <message>
        <source>Conversa salva em {name}</source>
        <translation>Conversación guardada en {name}</translation>
    </message>
    <message>
        <source>A conversa não foi salva em {name}.</source>
        <translation>La conversación no se guardó en {name}.</translation>
    </message>
    <message>
        <source>Veja se há espaço, se a pasta aceita arquivos e se outro programa usa este.</source>
        <translation>Revisa si hay espacio, si la carpeta acepta archivos y si otro programa usa este.</translation>
    </message>
    <message>
        <source>Detalhe: {detail}</source>
        <translation>Detalle: {detail}</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Salvar conversa…</source>
        <translation>Guardar conversación…</translation>
    </message>
    <message>
        <source>Página para ler (*.html)</source>
        <translation>Página para leer (*.html)</translation>
    </message>
    <message>
        <source>Texto simples (*.txt)</source>
        <translation>Texto simple (*.txt)</translation>
    </message>
    <message>
        <source>Planilha (*.csv)</source>
        <translation>Hoja de cálculo (*.csv)</translation>
    </message>
    <message>
        <source>Salvar conversa</source>
        <translation>Guardar conversación</translation>
    </message>
    <message>
        <source>Geral</source>
        <translation>General</translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message>
        <source>Pasta:</source>
        <translation>Carpeta:</translation>
    </message>
    <message>
        <source>Nome:</source>
        <translation>Nombre:</translation>
    </message>
    <message>
        <source>Tipo:</source>
        <translation>Tipo:</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>Buscar mensagens (Ctrl+F)</source>
        <translation>Buscar mensajes (Ctrl+F)</translation>
    </message>
</context>
<context>
    <name>HandButton</name>
    <message>
        <source>Levantar a mão</source>
        <translation>Levantar la mano</translation>
    </message>
    <message>
        <source>Abaixar a mão</source>
        <translation>Bajar la mano</translation>
    </message>
</context>
<context>
    <name>Hits</name>
    <message>
        <source>Você</source>
        <translation>Tú</translation>
    </message>
    <message>
        <source>Geral</source>
        <translation>General</translation>
    </message>
</context>
<context>
    <name>HostCard</name>
    <message>
        <source>Seu nome</source>
        <translation>Tu nombre</translation>
    </message>
    <message>
        <source>Nome da sala</source>
        <translation>Nombre de la sala</translation>
    </message>
    <message>
        <source>Porta</source>
        <translation>Puerto</translation>
    </message>
    <message>
        <source>Opções</source>
        <translation>Opciones</translation>
    </message>
    <message>
        <source>Hospedar sala</source>
        <translation>Alojar una sala</translation>
    </message>
    <message>
        <source>Se o firewall perguntar, responda “Permitir”.</source>
        <translation>Si el firewall pregunta, responde “Permitir”.</translation>
    </message>
    <message>
        <source>Abra uma sala neste computador e convide a turma.</source>
        <translation>Abre una sala en este equipo e invita a la clase.</translation>
    </message>
    <message>
        <source>Sala</source>
        <translation>Sala</translation>
    </message>
</context>
<context>
    <name>HostPanel</name>
    <message>
        <source>Esconder o painel</source>
        <translation>Ocultar el panel</translation>
    </message>
    <message>
        <source>Encerrar sala</source>
        <translation>Cerrar la sala</translation>
    </message>
    <message>
        <source>Painel do anfitrião</source>
        <translation>Panel del anfitrión</translation>
    </message>
    <message>
        <source>Compartilhe este endereço</source>
        <translation>Comparte esta dirección</translation>
    </message>
    <message>
        <source>Código QR do endereço {address}</source>
        <translation>Código QR de la dirección {address}</translation>
    </message>
    <message>
        <source>Quem está na mesma rede abre a Sala, clica em Entrar e digita este endereço.</source>
        <translation>Quien está en la misma red abre Sala, hace clic en Entrar y escribe esta dirección.</translation>
    </message>
    <message>
        <source>Quem está na mesma rede abre a Sala, clica em Entrar e digita um destes endereços.</source>
        <translation>Quien está en la misma red abre Sala, hace clic en Entrar y escribe una de estas direcciones.</translation>
    </message>
    <message>
        <source>Este computador não está em nenhuma rede. Conecte o Wi-Fi, o cabo ou o Radmin VPN e hospede de novo.</source>
        <translation>Este equipo no está en ninguna red. Conecta el Wi-Fi, el cable o Radmin VPN y aloja de nuevo.</translation>
    </message>
</context>
<context>
    <name>HostTools</name>
    <message>
        <source>Só o anfitrião fala</source>
        <translation>Solo habla el anfitrión</translation>
    </message>
    <message>
        <source>Aprovar cada entrada</source>
        <translation>Aprobar cada entrada</translation>
    </message>
    <message>
        <source>Permitir arquivos</source>
        <translation>Permitir archivos</translation>
    </message>
    <message>
        <source>Esperando para entrar</source>
        <translation>Esperando para entrar</translation>
    </message>
    <message>
        <source>Mãos levantadas</source>
        <translation>Manos levantadas</translation>
    </message>
    <message>
        <source>Banidos</source>
        <translation>Vetados</translation>
    </message>
    <message>
        <source>Lista de presença…</source>
        <translation>Lista de asistencia…</translation>
    </message>
    <message>
        <source>Os outros ainda levantam a mão e escrevem a você em particular.</source>
        <translation>Los demás aún pueden levantar la mano y escribirte en privado.</translation>
    </message>
    <message>
        <source>Quem chega espera até você deixar entrar.</source>
        <translation>Quien llega espera hasta que lo dejes entrar.</translation>
    </message>
    <message>
        <source>Sem isso, só você envia arquivos e imagens.</source>
        <translation>Sin esto, solo tú envías archivos e imágenes.</translation>
    </message>
    <message>
        <source>Deixar falar de novo</source>
        <translation>Dejar hablar de nuevo</translation>
    </message>
    <message>
        <source>Silenciar</source>
        <translation>Silenciar</translation>
    </message>
    <message>
        <source>Abaixar a mão</source>
        <translation>Bajar la mano</translation>
    </message>
    <message>
        <source>Remover da sala…</source>
        <translation>Sacar de la sala…</translation>
    </message>
    <message>
        <source>Banir da sala…</source>
        <translation>Vetar de la sala…</translation>
    </message>
    <message>
        <source>Deixar entrar</source>
        <translation>Dejar entrar</translation>
    </message>
    <message>
        <source>Deixar {name} entrar</source>
        <translation>Dejar entrar a {name}</translation>
    </message>
    <message>
        <source>Recusar</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Recusar {name}</source>
        <translation>Rechazar a {name}</translation>
    </message>
    <message>
        <source>há {count} min</source>
        <translation>hace {count} min</translation>
    </message>
    <message>
        <source>agora mesmo</source>
        <translation>ahora mismo</translation>
    </message>
    <message>
        <source>Abaixar</source>
        <translation>Bajar</translation>
    </message>
    <message>
        <source>Abaixar a mão de {name}</source>
        <translation>Bajar la mano de {name}</translation>
    </message>
    <message>
        <source>Desfazer</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Deixar {name} entrar de novo</source>
        <translation>Dejar entrar de nuevo a {name}</translation>
    </message>
</context>
<context>
    <name>IgnoredDialog</name>
    <message>
        <source>Pessoas ignoradas</source>
        <translation>Personas ignoradas</translation>
    </message>
    <message>
        <source>Deixar de ignorar</source>
        <translation>Dejar de ignorar</translation>
    </message>
    <message>
        <source>Fechar</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>Ignoring</name>
    <message>
        <source>Pessoas ignoradas…</source>
        <translation>Personas ignoradas…</translation>
    </message>
    <message>
        <source>Deixar de ignorar</source>
        <translation>Dejar de ignorar</translation>
    </message>
    <message>
        <source>Ignorar</source>
        <translation>Ignorar</translation>
    </message>
    <message>
        <source>Pessoas ignoradas nesta sala</source>
        <translation>Personas ignoradas en esta sala</translation>
    </message>
    <message>
        <source>Você não vê o que elas escrevem, e só você sabe disso.</source>
        <translation>No ves lo que escriben, y solo tú lo sabes.</translation>
    </message>
    <message>
        <source>Você não ignora ninguém.</source>
        <translation>No ignoras a nadie.</translation>
    </message>
    <message>
        <source>Para ignorar alguém, use o menu da pessoa ou de uma mensagem dela.</source>
        <translation>Para ignorar a alguien, usa el menú de la persona o de un mensaje suyo.</translation>
    </message>
</context>
<context>
    <name>JoinCard</name>
    <message>
        <source>Endereço</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Seu nome</source>
        <translation>Tu nombre</translation>
    </message>
    <message>
        <source>Entrar</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>O endereço aparece na tela de quem hospeda.</source>
        <translation>La dirección aparece en la pantalla de quien aloja.</translation>
    </message>
    <message>
        <source>Entre na sala que alguém já abriu.</source>
        <translation>Entra en la sala que alguien ya abrió.</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>o disco não responde</source>
        <translation>el disco no responde</translation>
    </message>
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <source>Atalhos do teclado</source>
        <translation>Atajos de teclado</translation>
    </message>
</context>
<context>
    <name>LostStrip</name>
    <message>
        <source>Tentar agora</source>
        <translation>Probar ahora</translation>
    </message>
    <message>
        <source>O que você escrever espera aqui e é enviado quando ela voltar.</source>
        <translation>Lo que escribas espera aquí y se envía cuando vuelva.</translation>
    </message>
    <message>
        <source>Sem conexão com a sala. Tentando de novo…</source>
        <translation>Sin conexión con la sala. Reintentando…</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Responder</source>
        <translation>Responder</translation>
    </message>
    <message>
        <source>Copiar</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Editar</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Apagar</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Tentar de novo</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Descartar</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Ignorar {name}</source>
        <translation>Ignorar a {name}</translation>
    </message>
    <message>
        <source>Copiar código</source>
        <translation>Copiar código</translation>
    </message>
    <message>
        <source>Abrir link</source>
        <translation>Abrir enlace</translation>
    </message>
    <message>
        <source>Copiar link</source>
        <translation>Copiar enlace</translation>
    </message>
    <message>
        <source>Reagir</source>
        <translation>Reaccionar</translation>
    </message>
    <message>
        <source>Outro emoji…</source>
        <translation>Otro emoji…</translation>
    </message>
    <message>
        <source>Joinha</source>
        <translation>Pulgar arriba</translation>
    </message>
    <message>
        <source>Coração</source>
        <translation>Corazón</translation>
    </message>
    <message>
        <source>Risada</source>
        <translation>Risa</translation>
    </message>
    <message>
        <source>Surpresa</source>
        <translation>Sorpresa</translation>
    </message>
    <message>
        <source>Tristeza</source>
        <translation>Tristeza</translation>
    </message>
    <message>
        <source>Obrigado</source>
        <translation>Gracias</translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>sem conexão</source>
        <translation>sin conexión</translation>
    </message>
</context>
<context>
    <name>PasteStrip</name>
    <message>
        <source>Uma mensagem</source>
        <translation>Un mensaje</translation>
    </message>
    <message>
        <source>Código (```)</source>
        <translation>Código (```)</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancelar (Esc)</source>
        <translation>Cancelar (Esc)</translation>
    </message>
    <message>
        <source>Colar {count} linhas como</source>
        <translation>Pegar {count} líneas como</translation>
    </message>
    <message>
        <source>Colar {count} linhas como uma mensagem</source>
        <translation>Pegar {count} líneas como un mensaje</translation>
    </message>
</context>
<context>
    <name>PeopleModel</name>
    <message>
        <source>{name} (você)</source>
        <translation>{name} (tú)</translation>
    </message>
    <message>
        <source>ignorado</source>
        <translation>ignorado</translation>
    </message>
    <message>
        <source>situação desconhecida</source>
        <translation>estado desconocido</translation>
    </message>
    <message>
        <source>sem conexão</source>
        <translation>sin conexión</translation>
    </message>
    <message>
        <source>mão levantada</source>
        <translation>mano levantada</translation>
    </message>
    <message>
        <source>silenciado</source>
        <translation>silenciado</translation>
    </message>
    <message>
        <source>anfitrião</source>
        <translation>anfitrión</translation>
    </message>
</context>
<context>
    <name>PersonPanel</name>
    <message>
        <source>Copiado</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Fechar os detalhes</source>
        <translation>Cerrar los detalles</translation>
    </message>
    <message>
        <source>Situação</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Endereço IP</source>
        <translation>Dirección IP</translation>
    </message>
    <message>
        <source>Porta</source>
        <translation>Puerto</translation>
    </message>
    <message>
        <source>Programa</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>Na sala desde</source>
        <translation>En la sala desde</translation>
    </message>
    <message>
        <source>Copiar endereço</source>
        <translation>Copiar dirección</translation>
    </message>
    <message>
        <source>Conversar em particular</source>
        <translation>Conversar en privado</translation>
    </message>
    <message>
        <source>{name} (você)</source>
        <translation>{name} (tú)</translation>
    </message>
    <message>
        <source>não se sabe</source>
        <translation>no se sabe</translation>
    </message>
    <message>
        <source>fora da sala</source>
        <translation>fuera de la sala</translation>
    </message>
    <message>
        <source>sem conexão</source>
        <translation>sin conexión</translation>
    </message>
    <message>
        <source>conectado</source>
        <translation>en línea</translation>
    </message>
</context>
<context>
    <name>PictureDialog</name>
    <message>
        <source>Salvar como…</source>
        <translation>Guardar como…</translation>
    </message>
    <message>
        <source>Fechar</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>PrivateStrip</name>
    <message>
        <source>Privado para {name}: só vocês dois veem</source>
        <translation>Privado para {name}: solo lo ven ustedes dos</translation>
    </message>
    <message>
        <source>Privado para {name}: só vocês dois veem. Chega quando a conexão de {name} voltar.</source>
        <translation>Privado para {name}: solo lo ven ustedes dos. Llega cuando vuelva la conexión de {name}.</translation>
    </message>
    <message>
        <source>Não há ninguém com o nome “{name}” na sala</source>
        <translation>No hay nadie con el nombre “{name}” en la sala</translation>
    </message>
</context>
<context>
    <name>Reacting</name>
    <message>
        <source>Reagir com um emoji</source>
        <translation>Reaccionar con un emoji</translation>
    </message>
</context>
<context>
    <name>ResultList</name>
    <message>
        <source>Mensagens encontradas</source>
        <translation>Mensajes encontrados</translation>
    </message>
</context>
<context>
    <name>RoomFrame</name>
    <message>
        <source>Ver detalhes</source>
        <translation>Ver detalles</translation>
    </message>
    <message>
        <source>Copiar meu endereço</source>
        <translation>Copiar mi dirección</translation>
    </message>
    <message>
        <source>Sair da sala</source>
        <translation>Salir de la sala</translation>
    </message>
    <message>
        <source>1 pessoa</source>
        <translation>1 persona</translation>
    </message>
    <message>
        <source>{count} pessoas</source>
        <translation>{count} personas</translation>
    </message>
    <message>
        <source>Hospedando</source>
        <translation>Alojando</translation>
    </message>
    <message>
        <source>Conectado</source>
        <translation>Conectado</translation>
    </message>
    <message>
        <source>Sem conexão</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>1 conectada</source>
        <translation>1 en línea</translation>
    </message>
    <message>
        <source>{count} conectadas</source>
        <translation>{count} en línea</translation>
    </message>
    <message>
        <source># Geral</source>
        <translation># General</translation>
    </message>
    <message>
        <source>Conversar em particular</source>
        <translation>Conversar en privado</translation>
    </message>
    <message>
        <source>Copiar endereço</source>
        <translation>Copiar dirección</translation>
    </message>
</context>
<context>
    <name>RoomHeader</name>
    <message>
        <source>Conversas e pessoas</source>
        <translation>Conversaciones y personas</translation>
    </message>
    <message>
        <source>Painel do anfitrião</source>
        <translation>Panel del anfitrión</translation>
    </message>
    <message>
        <source>Mais ações</source>
        <translation>Más acciones</translation>
    </message>
    <message>
        <source>Sair</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>{name} está digitando…</source>
        <translation>{name} está escribiendo…</translation>
    </message>
    <message>
        <source>{one} e {other} estão digitando…</source>
        <translation>{one} y {other} están escribiendo…</translation>
    </message>
    <message>
        <source>{count} pessoas estão digitando…</source>
        <translation>{count} personas están escribiendo…</translation>
    </message>
</context>
<context>
    <name>RoomPage</name>
    <message>
        <source>Sem guardar: o que for dito some ao fechar a sala.</source>
        <translation>Sin guardar: lo que se diga desaparece al cerrar la sala.</translation>
    </message>
    <message>
        <source>Configurações</source>
        <translation>Configuración</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>Mensagem anterior (Enter)</source>
        <translation>Mensaje anterior (Enter)</translation>
    </message>
    <message>
        <source>Mensagem seguinte (Shift+Enter)</source>
        <translation>Mensaje siguiente (Shift+Enter)</translation>
    </message>
    <message>
        <source>Fechar a busca (Esc)</source>
        <translation>Cerrar la búsqueda (Esc)</translation>
    </message>
    <message>
        <source>Só o que está aberto aqui é procurado; a sala pode ter mensagens mais antigas.</source>
        <translation>Solo se busca en lo que está abierto aquí; la sala puede tener mensajes más antiguos.</translation>
    </message>
    <message>
        <source>Buscar nesta conversa</source>
        <translation>Buscar en esta conversación</translation>
    </message>
    <message>
        <source>Buscar em todas as conversas</source>
        <translation>Buscar en todas las conversaciones</translation>
    </message>
    <message>
        <source>Procurando…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>{place} de {count}</source>
        <translation>{place} de {count}</translation>
    </message>
    <message>
        <source>Nada encontrado</source>
        <translation>No se encontró nada</translation>
    </message>
    <message>
        <source>1 mensagem</source>
        <translation>1 mensaje</translation>
    </message>
    <message>
        <source>{count} mensagens</source>
        <translation>{count} mensajes</translation>
    </message>
    <message>
        <source>As {count} mais recentes</source>
        <translation>Los {count} más recientes</translation>
    </message>
    <message>
        <source>A busca não funciona neste computador.</source>
        <translation>La búsqueda no funciona en este equipo.</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Buscar pessoas e conversas</source>
        <translation>Buscar personas y conversaciones</translation>
    </message>
    <message>
        <source>Limpar a busca</source>
        <translation>Borrar la búsqueda</translation>
    </message>
</context>
<context>
    <name>SettingsSheet</name>
    <message>
        <source>Sobre a Sala</source>
        <translation>Acerca de Sala</translation>
    </message>
    <message>
        <source>Atalhos</source>
        <translation>Atajos</translation>
    </message>
    <message>
        <source>Configurações</source>
        <translation>Configuración</translation>
    </message>
    <message>
        <source>Você</source>
        <translation>Tú</translation>
    </message>
    <message>
        <source>Seu nome</source>
        <translation>Tu nombre</translation>
    </message>
    <message>
        <source>Nesta sala você continua com o nome de agora; vale para a próxima.</source>
        <translation>En esta sala sigues con el nombre de ahora; este vale para la próxima.</translation>
    </message>
    <message>
        <source>Aparência</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Seguir o sistema</source>
        <translation>Seguir el sistema</translation>
    </message>
    <message>
        <source>Claro</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Escuro</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Tema</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>{size} %</source>
        <translation>{size} %</translation>
    </message>
    <message>
        <source>Tamanho do texto</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Nenhuma</source>
        <translation>Ninguna</translation>
    </message>
    <message>
        <source>Animações</source>
        <translation>Animaciones</translation>
    </message>
    <message>
        <source>Mensagens</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>Enter envia</source>
        <translation>Enter envía</translation>
    </message>
    <message>
        <source>Ctrl+Enter envia</source>
        <translation>Ctrl+Enter envía</translation>
    </message>
    <message>
        <source>Tecla de enviar</source>
        <translation>Tecla para enviar</translation>
    </message>
    <message>
        <source>Shift+Enter sempre quebra a linha.</source>
        <translation>Shift+Enter siempre cambia de línea.</translation>
    </message>
    <message>
        <source>Avisos</source>
        <translation>Avisos</translation>
    </message>
    <message>
        <source>Privadas e menções</source>
        <translation>Privados y menciones</translation>
    </message>
    <message>
        <source>Todas as mensagens</source>
        <translation>Todos los mensajes</translation>
    </message>
    <message>
        <source>Nenhuma mensagem</source>
        <translation>Ningún mensaje</translation>
    </message>
    <message>
        <source>Avisar de</source>
        <translation>Avisar de</translation>
    </message>
    <message>
        <source>Só quando outra janela está na frente.</source>
        <translation>Solo cuando otra ventana está delante.</translation>
    </message>
    <message>
        <source>Som</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>Não perturbe</source>
        <translation>No molestar</translation>
    </message>
    <message>
        <source>Nenhum aviso e nenhum som; o que chega continua contado.</source>
        <translation>Ningún aviso y ningún sonido; lo que llega se sigue contando.</translation>
    </message>
    <message>
        <source>Idioma</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Idioma da Sala</source>
        <translation>Idioma de Sala</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Voltar</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Pronto</source>
        <translation>Listo</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Ninguém e nenhuma conversa com esse nome.</source>
        <translation>Nadie y ninguna conversación con ese nombre.</translation>
    </message>
    <message>
        <source>Lista de conversas</source>
        <translation>Lista de conversaciones</translation>
    </message>
    <message>
        <source>Pessoas na sala</source>
        <translation>Personas en la sala</translation>
    </message>
    <message>
        <source>Voltar à conversa</source>
        <translation>Volver a la conversación</translation>
    </message>
    <message>
        <source>CONVERSAS</source>
        <translation>CONVERSACIONES</translation>
    </message>
    <message>
        <source>PESSOAS NA SALA</source>
        <translation>PERSONAS EN LA SALA</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Configurações</source>
        <translation>Configuración</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Sala</source>
        <translation>Sala</translation>
    </message>
    <message>
        <source>O chat da turma, direto entre os computadores.</source>
        <translation>El chat de la clase, directo entre los equipos.</translation>
    </message>
</context>
<context>
    <name>StatusButton</name>
    <message>
        <source>Seu status</source>
        <translation>Tu estado</translation>
    </message>
    <message>
        <source>Seu status: {status}</source>
        <translation>Tu estado: {status}</translation>
    </message>
</context>
<context>
    <name>TabTail</name>
    <message>
        <source>Fechar a conversa com {name}</source>
        <translation>Cerrar la conversación con {name}</translation>
    </message>
    <message>
        <source>Fechar (Ctrl+W)</source>
        <translation>Cerrar (Ctrl+W)</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Mensagem apagada</source>
        <translation>Mensaje eliminado</translation>
    </message>
    <message>
        <source>Erro</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Você</source>
        <translation>Tú</translation>
    </message>
    <message>
        <source>(privado)</source>
        <translation>(privado)</translation>
    </message>
    <message>
        <source>menciona você</source>
        <translation>te menciona</translation>
    </message>
    <message>
        <source>em resposta a {name}</source>
        <translation>en respuesta a {name}</translation>
    </message>
    <message>
        <source>em resposta</source>
        <translation>en respuesta</translation>
    </message>
    <message>
        <source>(editada)</source>
        <translation>(editado)</translation>
    </message>
    <message>
        <source>(enviando)</source>
        <translation>(enviando)</translation>
    </message>
    <message>
        <source>(alteração a caminho)</source>
        <translation>(cambio en camino)</translation>
    </message>
    <message>
        <source>(não enviada)</source>
        <translation>(no enviado)</translation>
    </message>
    <message>
        <source>(entregue)</source>
        <translation>(entregado)</translation>
    </message>
    <message>
        <source>Reações</source>
        <translation>Reacciones</translation>
    </message>
    <message>
        <source>A caminho da sala</source>
        <translation>En camino a la sala</translation>
    </message>
    <message>
        <source>Enviada: está na sala</source>
        <translation>Enviado: está en la sala</translation>
    </message>
    <message>
        <source>Entregue</source>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>Entregue a todos que usam a Sala</source>
        <translation>Entregado a todos los que usan Sala</translation>
    </message>
    <message>
        <source>Não enviada. Tentar de novo: Enter ou um clique em “tentar de novo”. Descartar: Delete ou o botão direito.</source>
        <translation>No enviado. Reintentar: Intro o un clic en “reintentar”. Descartar: Supr o el botón derecho.</translation>
    </message>
    <message>
        <source>esperando para continuar…</source>
        <translation>esperando para continuar…</translation>
    </message>
    <message>
        <source>enviando, {done}</source>
        <translation>enviando, {done}</translation>
    </message>
    <message>
        <source>baixando, {done}</source>
        <translation>descargando, {done}</translation>
    </message>
    <message>
        <source>salvo neste computador</source>
        <translation>guardado en este equipo</translation>
    </message>
</context>
<context>
    <name>TimelineChoice</name>
    <message>
        <source>Mensagens</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>{count} mensagens novas</source>
        <translation>{count} mensajes nuevos</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Código copiado</source>
        <translation>Código copiado</translation>
    </message>
    <message>
        <source>Copiar código</source>
        <translation>Copiar código</translation>
    </message>
    <message>
        <source>Ir para a mensagem</source>
        <translation>Ir al mensaje</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Abrir a Sala</source>
        <translation>Abrir Sala</translation>
    </message>
    <message>
        <source>Não perturbe</source>
        <translation>No molestar</translation>
    </message>
    <message>
        <source>Fechar a Sala</source>
        <translation>Cerrar Sala</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Seu nome</source>
        <translation>Tu nombre</translation>
    </message>
    <message>
        <source>Continuar</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Qual é o seu nome?</source>
        <translation>¿Cómo te llamas?</translation>
    </message>
    <message>
        <source>É assim que a turma vê você. Dá para mudar depois.</source>
        <translation>Así te ve la clase. Puedes cambiarlo después.</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Sala</source>
        <translation>Sala</translation>
    </message>
    <message>
        <source>{room} — Sala</source>
        <translation>{room} — Sala</translation>
    </message>
    <message>
        <source>Encerrando a sala…</source>
        <translation>Cerrando la sala…</translation>
    </message>
    <message>
        <source>Esperando que o anfitrião deixe você entrar…</source>
        <translation>Esperando a que el anfitrión te deje entrar…</translation>
    </message>
    <message>
        <source>Entrando na sala…</source>
        <translation>Entrando en la sala…</translation>
    </message>
    <message>
        <source>Conectando a {address}…</source>
        <translation>Conectando con {address}…</translation>
    </message>
</context>
<context>
    <name>addresses</name>
    <message>
        <source>{network} sem endereço da rede</source>
        <translation>{network} sin dirección de la red</translation>
    </message>
</context>
<context>
    <name>command line</name>
    <message>
        <source>falta informar: {0}</source>
        <translation>falta indicar: {0}</translation>
    </message>
    <message>
        <source>falta o valor de {0}</source>
        <translation>falta el valor de {0}</translation>
    </message>
    <message>
        <source>comando desconhecido: {0}</source>
        <translation>comando desconocido: {0}</translation>
    </message>
    <message>
        <source>{0} não leva valor ({1})</source>
        <translation>{0} no lleva valor ({1})</translation>
    </message>
    <message>
        <source>argumento desconhecido: {0}</source>
        <translation>argumento desconocido: {0}</translation>
    </message>
    <message>
        <source>opção ambígua: {0}</source>
        <translation>opción ambigua: {0}</translation>
    </message>
    <message>
        <source>{0} não combina com {1}</source>
        <translation>{0} no combina con {1}</translation>
    </message>
    <message>
        <source>argumentos</source>
        <translation>argumentos</translation>
    </message>
    <message>
        <source>opções</source>
        <translation>opciones</translation>
    </message>
    <message>
        <source>mostra esta ajuda</source>
        <translation>muestra esta ayuda</translation>
    </message>
    <message>
        <source>uso: </source>
        <translation>uso: </translation>
    </message>
    <message>
        <source>Erro: {0}</source>
        <translation>Error: {0}</translation>
    </message>
    <message>
        <source>Veja {0} --help</source>
        <translation>Consulta {0} --help</translation>
    </message>
    <message>
        <source>Sala: um bate-papo que a turma abre nos próprios computadores. Sem comando, abre a janela com Hospedar sala e Entrar.</source>
        <translation>Sala: un chat que la clase abre en sus propios equipos. Sin comando, abre la ventana con Alojar una sala y Entrar.</translation>
    </message>
    <message>
        <source>mostra a versão</source>
        <translation>muestra la versión</translation>
    </message>
    <message>
        <source>testa o programa neste computador e termina</source>
        <translation>prueba el programa en este equipo y termina</translation>
    </message>
    <message>
        <source>comandos</source>
        <translation>comandos</translation>
    </message>
    <message>
        <source>abre a janela e já hospeda uma sala</source>
        <translation>abre la ventana y ya aloja una sala</translation>
    </message>
    <message>
        <source>hospeda uma sala sem janela; /sair encerra</source>
        <translation>aloja una sala sin ventana; /sair la cierra</translation>
    </message>
    <message>
        <source>em qual endereço escutar (padrão: todos, 0.0.0.0)</source>
        <translation>en qué dirección escuchar (por defecto: todas, 0.0.0.0)</translation>
    </message>
    <message>
        <source>ninguém envia arquivos, até alguém digitar /arquivos</source>
        <translation>nadie envía archivos hasta que se escriba /arquivos</translation>
    </message>
    <message>
        <source>nome da sala (padrão: Sala)</source>
        <translation>nombre de la sala (por defecto: Sala)</translation>
    </message>
    <message>
        <source>porta TCP; 0 escolhe uma livre (padrão: 9999)</source>
        <translation>puerto TCP; 0 elige uno libre (por defecto: 9999)</translation>
    </message>
    <message>
        <source>onde guardar o histórico</source>
        <translation>dónde guardar el historial</translation>
    </message>
    <message>
        <source>não guarda histórico: tudo some ao fechar a sala</source>
        <translation>no guarda historial: todo desaparece al cerrar la sala</translation>
    </message>
    <message>
        <source>abre a janela e já entra em uma sala</source>
        <translation>abre la ventana y ya entra en una sala</translation>
    </message>
    <message>
        <source>entra em uma sala pelo terminal, sem janela</source>
        <translation>entra en una sala por el terminal, sin ventana</translation>
    </message>
    <message>
        <source>IP ou nome do computador que hospeda</source>
        <translation>IP o nombre del equipo que aloja</translation>
    </message>
    <message>
        <source>seu nome na sala: letras, números e _</source>
        <translation>tu nombre en la sala: letras, números y _</translation>
    </message>
</context>
<context>
    <name>console</name>
    <message>
        <source>… {count} linhas omitidas</source>
        <translation>… {count} líneas omitidas</translation>
    </message>
</context>
<context>
    <name>dialogs</name>
    <message>
        <source>Detalhe: {detail}</source>
        <translation>Detalle: {detail}</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Sair da sala?</source>
        <translation>¿Salir de la sala?</translation>
    </message>
    <message>
        <source>Você digitou “sair”. Quer sair, ou enviar essa palavra?</source>
        <translation>Escribiste “sair”, que significa salir. ¿Quieres salir, o enviar esa palabra?</translation>
    </message>
    <message>
        <source>Enviar a palavra “sair”</source>
        <translation>Enviar la palabra “sair”</translation>
    </message>
    <message>
        <source>Sair da sala</source>
        <translation>Salir de la sala</translation>
    </message>
    <message>
        <source>A sala está parada; o que foi dito espera por você.</source>
        <translation>La sala está detenida; lo que se dijo te espera.</translation>
    </message>
    <message>
        <source>Encerrar a sala</source>
        <translation>Cerrar la sala</translation>
    </message>
    <message>
        <source>Continuar sem guardar</source>
        <translation>Continuar sin guardar</translation>
    </message>
    <message>
        <source>Tentar de novo</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Voltar</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Entrar nessa sala</source>
        <translation>Entrar en esa sala</translation>
    </message>
    <message>
        <source>Entrar de novo</source>
        <translation>Entrar de nuevo</translation>
    </message>
    <message>
        <source>Abrir sem guardar</source>
        <translation>Abrir sin guardar</translation>
    </message>
    <message>
        <source>Porta</source>
        <translation>Puerto</translation>
    </message>
    <message>
        <source>Hospedar nessa porta</source>
        <translation>Alojar en ese puerto</translation>
    </message>
    <message>
        <source>Esse nome já está em uso</source>
        <translation>Ese nombre ya está en uso</translation>
    </message>
    <message>
        <source>Esse nome não serve</source>
        <translation>Ese nombre no sirve</translation>
    </message>
    <message>
        <source>Seu nome</source>
        <translation>Tu nombre</translation>
    </message>
    <message>
        <source>Tentar com este nome</source>
        <translation>Probar con este nombre</translation>
    </message>
    <message>
        <source>1 pessoa será desconectada.</source>
        <translation>1 persona será desconectada.</translation>
    </message>
    <message>
        <source>{count} pessoas serão desconectadas.</source>
        <translation>{count} personas serán desconectadas.</translation>
    </message>
    <message>
        <source>Encerrar a sala?</source>
        <translation>¿Cerrar la sala?</translation>
    </message>
    <message>
        <source>Uma última palavra para todos (opcional)</source>
        <translation>Una última palabra para todos (opcional)</translation>
    </message>
    <message>
        <source>Continuar na sala</source>
        <translation>Seguir en la sala</translation>
    </message>
    <message>
        <source>Banir {name}?</source>
        <translation>¿Vetar a {name}?</translation>
    </message>
    <message>
        <source>{name} sai agora e não entra de novo enquanto a sala estiver aberta. No painel do anfitrião você pode desfazer isso.</source>
        <translation>{name} sale ahora y no vuelve a entrar mientras la sala esté abierta. Puedes deshacerlo en el panel del anfitrión.</translation>
    </message>
    <message>
        <source>Banir</source>
        <translation>Vetar</translation>
    </message>
    <message>
        <source>Remover {name}?</source>
        <translation>¿Sacar a {name}?</translation>
    </message>
    <message>
        <source>{name} sai agora, mas pode entrar de novo.</source>
        <translation>{name} sale ahora, pero puede volver a entrar.</translation>
    </message>
    <message>
        <source>Remover</source>
        <translation>Sacar</translation>
    </message>
    <message>
        <source>A conversa terminou</source>
        <translation>La conversación terminó</translation>
    </message>
    <message>
        <source>Entrada recusada</source>
        <translation>Entrada rechazada</translation>
    </message>
    <message>
        <source>Abrir este endereço?</source>
        <translation>¿Abrir esta dirección?</translation>
    </message>
    <message>
        <source>Ele abre no navegador, no site {host}.</source>
        <translation>Se abre en el navegador, en el sitio {host}.</translation>
    </message>
    <message>
        <source>Abrir</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Apagar esta mensagem?</source>
        <translation>¿Eliminar este mensaje?</translation>
    </message>
    <message>
        <source>Ela some da tela de todos, e isso não dá para desfazer.</source>
        <translation>Desaparece de la pantalla de todos, y eso no se puede deshacer.</translation>
    </message>
    <message>
        <source>Manter</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Apagar</source>
        <translation>Eliminar</translation>
    </message>
</context>
<context>
    <name>forms</name>
    <message>
        <source>Digite o endereço de quem hospeda, por exemplo 192.168.0.5.</source>
        <translation>Escribe la dirección de quien aloja, por ejemplo 192.168.0.5.</translation>
    </message>
    <message>
        <source>Digite só o endereço, sem “/”, por exemplo 192.168.0.5.</source>
        <translation>Escribe solo la dirección, sin “/”, por ejemplo 192.168.0.5.</translation>
    </message>
    <message>
        <source>O endereço não pode ter espaços.</source>
        <translation>La dirección no puede tener espacios.</translation>
    </message>
    <message>
        <source>O nome da sala pode ter no máximo {limit} caracteres.</source>
        <translation>El nombre de la sala puede tener como máximo {limit} caracteres.</translation>
    </message>
    <message>
        <source>Escreva um endereço IPv6 assim: [::1]:9999</source>
        <translation>Escribe una dirección IPv6 así: [::1]:9999</translation>
    </message>
    <message>
        <source>Um IP tem quatro números de 0 a 255, por exemplo 192.168.0.5.</source>
        <translation>Una IP tiene cuatro números de 0 a 255, por ejemplo 192.168.0.5.</translation>
    </message>
    <message>
        <source>Digite um IP ou o nome de um computador, por exemplo 192.168.0.5.</source>
        <translation>Escribe una IP o el nombre de un equipo, por ejemplo 192.168.0.5.</translation>
    </message>
    <message>
        <source>A porta é um número de {least} a 65535. Use 9999 se ninguém combinou outra.</source>
        <translation>El puerto es un número de {least} a 65535. Usa 9999 si nadie acordó otro.</translation>
    </message>
</context>
<context>
    <name>headless</name>
    <message>
        <source>Sala escutando em {where}</source>
        <translation>Sala escuchando en {where}</translation>
    </message>
    <message>
        <source>Na mesma rede, entra-se em {where} ({network})</source>
        <translation>En la misma red, se entra en {where} ({network})</translation>
    </message>
    <message>
        <source> Para abrir sem guardar o histórico: --sem-guardar.</source>
        <translation> Para abrir sin guardar el historial: --sem-guardar.</translation>
    </message>
    <message>
        <source>A sala está parada; o que foi dito espera. Digite /tentar para gravar de novo, /continuar para seguir sem guardar nada, ou /sair para encerrar.</source>
        <translation>La sala está detenida; lo que se dijo espera. Escribe /tentar para grabar de nuevo, /continuar para seguir sin guardar nada, o /sair para cerrarla.</translation>
    </message>
    <message>
        <source>A sala voltou a gravar.</source>
        <translation>La sala volvió a grabar.</translation>
    </message>
    <message>
        <source>A sala segue sem guardar nada.</source>
        <translation>La sala sigue sin guardar nada.</translation>
    </message>
    <message>
        <source>Digite /sair para encerrar a sala, ou /ajuda.</source>
        <translation>Escribe /sair para cerrar la sala, o /ajuda.</translation>
    </message>
    <message>
        <source>Feito.</source>
        <translation>Hecho.</translation>
    </message>
    <message>
        <source>Ninguém espera com o número {number}.</source>
        <translation>Nadie espera con el número {number}.</translation>
    </message>
    <message>
        <source>Sala encerrada.</source>
        <translation>Sala cerrada.</translation>
    </message>
    <message>
        <source>Ninguém na sala tem o nome {name}.</source>
        <translation>Nadie en la sala tiene el nombre {name}.</translation>
    </message>
    <message>
        <source>Escreva assim: {word} NOME</source>
        <translation>Escríbelo así: {word} NOMBRE</translation>
    </message>
    <message>
        <source>Escreva assim: {word} NÚMERO</source>
        <translation>Escríbelo así: {word} NÚMERO</translation>
    </message>
    <message>
        <source>Escreva só {word}</source>
        <translation>Escribe solo {word}</translation>
    </message>
    <message>
        <source>/remover NOME, /banir NOME e /desbanir NOME; /silenciar NOME e /liberar NOME; /silencio (ninguém fala) e /todos (todos falam); /sem-arquivos e /arquivos; /aprovar (cada um espera para entrar) e /abrir (todos entram); /pedidos (quem espera), /deixar NÚMERO e /recusar NÚMERO; /presenca (quem esteve hoje); /sair encerra a sala.</source>
        <translation>/remover NOMBRE, /banir NOMBRE y /desbanir NOMBRE; /silenciar NOMBRE y /liberar NOMBRE; /silencio (nadie habla) y /todos (todos hablan); /sem-arquivos y /arquivos (sin o con archivos); /aprovar (cada uno espera para entrar) y /abrir (todos entran); /pedidos (quién espera), /deixar NÚMERO y /recusar NÚMERO (dejar entrar, o no); /presenca (quién estuvo hoy); /sair cierra la sala.</translation>
    </message>
    <message>
        <source>Nada é guardado, e não se sabe quem esteve na sala.</source>
        <translation>No se guarda nada, y no se sabe quién estuvo en la sala.</translation>
    </message>
    <message>
        <source>{name}: {first} a {last}, {minutes} min, mensagens: {count}</source>
        <translation>{name}: {first} a {last}, {minutes} min, mensajes: {count}</translation>
    </message>
    <message>
        <source>agora</source>
        <translation>ahora</translation>
    </message>
    <message>
        <source>Ninguém esteve na sala hoje.</source>
        <translation>Nadie estuvo en la sala hoy.</translation>
    </message>
    <message>
        <source>{name} não entrou: {why}.</source>
        <translation>{name} no entró: {why}.</translation>
    </message>
    <message>
        <source>{name} não espera mais.</source>
        <translation>{name} ya no espera.</translation>
    </message>
    <message>
        <source>Ninguém espera para entrar.</source>
        <translation>Nadie espera para entrar.</translation>
    </message>
    <message>
        <source>{name} ({where}) espera para entrar: /deixar {number} ou /recusar {number}.</source>
        <translation>{name} ({where}) espera para entrar: /deixar {number} o /recusar {number}.</translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>Abrir as configurações</source>
        <translation>Abrir la configuración</translation>
    </message>
    <message>
        <source>Mostrar estes atalhos</source>
        <translation>Mostrar estos atajos</translation>
    </message>
    <message>
        <source>Fechar a conversa da frente</source>
        <translation>Cerrar la conversación del frente</translation>
    </message>
    <message>
        <source>Ir à próxima conversa</source>
        <translation>Ir a la conversación siguiente</translation>
    </message>
    <message>
        <source>Ir à conversa anterior</source>
        <translation>Ir a la conversación anterior</translation>
    </message>
    <message>
        <source>Buscar nesta conversa</source>
        <translation>Buscar en esta conversación</translation>
    </message>
    <message>
        <source>Buscar em todas as conversas</source>
        <translation>Buscar en todas las conversaciones</translation>
    </message>
    <message>
        <source>Ir ao resultado seguinte</source>
        <translation>Ir al resultado siguiente</translation>
    </message>
    <message>
        <source>Ir ao resultado anterior</source>
        <translation>Ir al resultado anterior</translation>
    </message>
    <message>
        <source>Salvar a conversa em um arquivo</source>
        <translation>Guardar la conversación en un archivo</translation>
    </message>
    <message>
        <source>Editar a última mensagem, se não há nada escrito</source>
        <translation>Editar el último mensaje, si no hay nada escrito</translation>
    </message>
    <message>
        <source>Enviar a mensagem</source>
        <translation>Enviar el mensaje</translation>
    </message>
    <message>
        <source>Quebrar a linha</source>
        <translation>Cambiar de línea</translation>
    </message>
    <message>
        <source>Em qualquer lugar</source>
        <translation>En cualquier lugar</translation>
    </message>
    <message>
        <source>Ir ao próximo campo ou ao anterior</source>
        <translation>Ir al campo siguiente o al anterior</translation>
    </message>
    <message>
        <source>Fechar ou cancelar o que está aberto</source>
        <translation>Cerrar o cancelar lo que está abierto</translation>
    </message>
    <message>
        <source>Conversas</source>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>Ir à primeira conversa, e assim por diante, ou à última</source>
        <translation>Ir a la primera conversación, y así sucesivamente, o a la última</translation>
    </message>
    <message>
        <source>Buscar</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Na lista de mensagens</source>
        <translation>En la lista de mensajes</translation>
    </message>
    <message>
        <source>Escolher uma mensagem</source>
        <translation>Elegir un mensaje</translation>
    </message>
    <message>
        <source>Rolar uma página</source>
        <translation>Desplazar una página</translation>
    </message>
    <message>
        <source>Ir ao começo ou ao fim</source>
        <translation>Ir al comienzo o al final</translation>
    </message>
    <message>
        <source>Responder à mensagem escolhida</source>
        <translation>Responder al mensaje elegido</translation>
    </message>
    <message>
        <source>Reagir à mensagem escolhida</source>
        <translation>Reaccionar al mensaje elegido</translation>
    </message>
    <message>
        <source>Editar a mensagem escolhida, se é sua</source>
        <translation>Editar el mensaje elegido, si es tuyo</translation>
    </message>
    <message>
        <source>Copiar as mensagens escolhidas</source>
        <translation>Copiar los mensajes elegidos</translation>
    </message>
    <message>
        <source>Tentar de novo o que falhou, ou mostrar quem entrou e saiu</source>
        <translation>Reintentar lo que falló, o mostrar quién entró y salió</translation>
    </message>
    <message>
        <source>Descartar uma mensagem que falhou</source>
        <translation>Descartar un mensaje que falló</translation>
    </message>
    <message>
        <source>Ao escrever</source>
        <translation>Al escribir</translation>
    </message>
</context>
<context>
    <name>leaving</name>
    <message>
        <source>Sair sem enviar?</source>
        <translation>¿Salir sin enviar?</translation>
    </message>
    <message>
        <source>Sair e descartar</source>
        <translation>Salir y descartar</translation>
    </message>
    <message>
        <source>Sair e guardar</source>
        <translation>Salir y guardar</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>1 mensagem não chegou à sala.</source>
        <translation>1 mensaje no llegó a la sala.</translation>
    </message>
    <message>
        <source>{count} mensagens não chegaram à sala.</source>
        <translation>{count} mensajes no llegaron a la sala.</translation>
    </message>
    <message>
        <source>A Sala não consegue gravar neste computador: o que for guardado espera só enquanto a Sala estiver aberta.</source>
        <translation>Sala no puede grabar en este equipo: lo que se guarde espera solo mientras Sala esté abierta.</translation>
    </message>
    <message>
        <source>O que for guardado espera neste computador até você voltar a esta sala como {name} e tentar de novo.</source>
        <translation>Lo que se guarde espera en este equipo hasta que vuelvas a esta sala como {name} y lo intentes de nuevo.</translation>
    </message>
    <message>
        <source>O que for guardado neste computador é enviado quando você voltar a esta sala como {name}.</source>
        <translation>Lo que se guarde en este equipo se envía cuando vuelvas a esta sala como {name}.</translation>
    </message>
    <message>
        <source>O que falhou espera até você tentar de novo.</source>
        <translation>Lo que falló espera hasta que lo intentes de nuevo.</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Este comando precisa de um terminal: use o Sala-console.exe, que vem na versão em pasta (Sala-pasta.zip).</source>
        <translation>Este comando necesita un terminal: usa Sala-console.exe, que viene en la versión en carpeta (Sala-pasta.zip).</translation>
    </message>
    <message>
        <source>A Sala precisa de uma tela para abrir a janela. Sem tela, use os comandos servidor ou terminal (veja --help).</source>
        <translation>Sala necesita una pantalla para abrir la ventana. Sin pantalla, usa los comandos servidor o terminal (consulta --help).</translation>
    </message>
    <message>
        <source>Erro interno da Sala: {fault}. O relato está em {log}.</source>
        <translation>Error interno de Sala: {fault}. El informe está en {log}.</translation>
    </message>
    <message>
        <source>Erro interno da Sala: {fault}.</source>
        <translation>Error interno de Sala: {fault}.</translation>
    </message>
</context>
<context>
    <name>smoke</name>
    <message>
        <source>O teste passou do tempo.</source>
        <translation>La prueba tardó demasiado.</translation>
    </message>
    <message>
        <source>Tudo certo.</source>
        <translation>Todo en orden.</translation>
    </message>
</context>
<context>
    <name>status</name>
    <message>
        <source>disponível</source>
        <translation>disponible</translation>
    </message>
    <message>
        <source>ausente</source>
        <translation>ausente</translation>
    </message>
    <message>
        <source>ocupado</source>
        <translation>ocupado</translation>
    </message>
</context>
<context>
    <name>terminal</name>
    <message>
        <source>De volta à sala.</source>
        <translation>De vuelta en la sala.</translation>
    </message>
    <message>
        <source>Você entrou em {room} como {name} ({where}).</source>
        <translation>Entraste en {room} como {name} ({where}).</translation>
    </message>
    <message>
        <source>Escreva para todos, ou @nome mensagem para uma pessoa; /usuarios mostra quem está, /sair sai.</source>
        <translation>Escribe para todos, o @nombre mensaje para una persona; /usuarios muestra quién está, /sair sale.</translation>
    </message>
    <message>
        <source>Esperando que o anfitrião deixe você entrar…</source>
        <translation>Esperando a que el anfitrión te deje entrar…</translation>
    </message>
    <message>
        <source>Digite outro nome:</source>
        <translation>Escribe otro nombre:</translation>
    </message>
    <message>
        <source>A conexão com a sala se perdeu. Tentando de novo… O que você escrever espera; /sair desiste.</source>
        <translation>Se perdió la conexión con la sala. Reintentando… Lo que escribas espera; /sair desiste.</translation>
    </message>
    <message>
        <source>Linhas que não foram enviadas: {count}.</source>
        <translation>Líneas que no se enviaron: {count}.</translation>
    </message>
    <message>
        <source>Linhas sem confirmação da sala, que podem ter chegado: {count}.</source>
        <translation>Líneas sin confirmación de la sala, que pueden haber llegado: {count}.</translation>
    </message>
    <message>
        <source>Guardadas neste computador, para quando você voltar a esta sala como {name}: {count}.</source>
        <translation>Guardadas en este equipo, para cuando vuelvas a esta sala como {name}: {count}.</translation>
    </message>
    <message>
        <source>    … e mais {count}</source>
        <translation>    … y {count} más</translation>
    </message>
    <message>
        <source>[arquivo {number}: /salvar {number} grava na pasta atual]</source>
        <translation>[archivo {number}: /salvar {number} lo guarda en la carpeta actual]</translation>
    </message>
    <message>
        <source>Escreva assim: /enviar caminho-do-arquivo</source>
        <translation>Escribe así: /enviar ruta-del-archivo</translation>
    </message>
    <message>
        <source>Escreva assim: /salvar número [nome], com o número do arquivo.</source>
        <translation>Escribe así: /salvar número [nombre], con el número del archivo.</translation>
    </message>
    <message>
        <source>Salvo em {path} ({size}).</source>
        <translation>Guardado en {path} ({size}).</translation>
    </message>
    <message>
        <source>Erro: {refusal}</source>
        <translation>Error: {refusal}</translation>
    </message>
</context>
<context>
    <name>text</name>
    <message>
        <source>{name} caiu: a conexão se perdeu ({address})</source>
        <translation>{name} se cayó: se perdió la conexión ({address})</translation>
    </message>
    <message>
        <source>{name} caiu: a conexão ficou sem resposta ({address})</source>
        <translation>{name} se cayó: la conexión dejó de responder ({address})</translation>
    </message>
    <message>
        <source>{name} saiu: a sala foi encerrada ({address})</source>
        <translation>{name} salió: la sala se cerró ({address})</translation>
    </message>
    <message>
        <source>A sala desconectou {name}: mensagens demais em pouco tempo ({address})</source>
        <translation>La sala desconectó a {name}: demasiados mensajes en poco tiempo ({address})</translation>
    </message>
    <message>
        <source>A sala desconectou {name}: a conexão não acompanhava as mensagens ({address})</source>
        <translation>La sala desconectó a {name}: la conexión no seguía el ritmo de los mensajes ({address})</translation>
    </message>
    <message>
        <source>A sala desconectou {name}: mensagem grande demais ({address})</source>
        <translation>La sala desconectó a {name}: mensaje demasiado grande ({address})</translation>
    </message>
    <message>
        <source>{name} entrou ({address})</source>
        <translation>{name} entró ({address})</translation>
    </message>
    <message>
        <source>{name} saiu ({address})</source>
        <translation>{name} salió ({address})</translation>
    </message>
    <message>
        <source>Você</source>
        <translation>Tú</translation>
    </message>
    <message>
        <source>você</source>
        <translation>tú</translation>
    </message>
    <message>
        <source>(privado)</source>
        <translation>(privado)</translation>
    </message>
    <message>
        <source>O anfitrião removeu {name} da sala ({address})</source>
        <translation>El anfitrión sacó a {name} de la sala ({address})</translation>
    </message>
    <message>
        <source>O anfitrião baniu {name} da sala ({address})</source>
        <translation>El anfitrión vetó a {name} de la sala ({address})</translation>
    </message>
    <message>
        <source>(mensagem apagada)</source>
        <translation>(mensaje eliminado)</translation>
    </message>
    <message>
        <source>editou uma mensagem: {text}</source>
        <translation>editó un mensaje: {text}</translation>
    </message>
    <message>
        <source>apagou uma mensagem</source>
        <translation>eliminó un mensaje</translation>
    </message>
    <message>
        <source>retirou a reação {emoji}</source>
        <translation>retiró la reacción {emoji}</translation>
    </message>
    <message>
        <source>reagiu com {emoji}</source>
        <translation>reaccionó con {emoji}</translation>
    </message>
    <message>
        <source>Você ficou fora por mais tempo do que a sala guarda: uma parte da conversa não está aqui.</source>
        <translation>Estuviste fuera más tiempo del que la sala recuerda: una parte de la conversación no está aquí.</translation>
    </message>
    <message>
        <source>Esta é outra sala no mesmo endereço.</source>
        <translation>Esta es otra sala en la misma dirección.</translation>
    </message>
    <message>
        <source>Mensagens não enviadas à sala de antes, guardadas para ela: {count}.</source>
        <translation>Mensajes no enviados a la sala de antes, guardados para ella: {count}.</translation>
    </message>
    <message>
        <source>Agora só o anfitrião fala</source>
        <translation>Ahora solo habla el anfitrión</translation>
    </message>
    <message>
        <source>Agora todos podem falar</source>
        <translation>Ahora todos pueden hablar</translation>
    </message>
    <message>
        <source>Agora só o anfitrião envia arquivos</source>
        <translation>Ahora solo el anfitrión envía archivos</translation>
    </message>
    <message>
        <source>Agora todos podem enviar arquivos</source>
        <translation>Ahora todos pueden enviar archivos</translation>
    </message>
    <message>
        <source>{name} espera para entrar</source>
        <translation>{name} espera para entrar</translation>
    </message>
    <message>
        <source>O anfitrião silenciou você</source>
        <translation>El anfitrión te silenció</translation>
    </message>
    <message>
        <source>Você pode falar de novo</source>
        <translation>Puedes hablar de nuevo</translation>
    </message>
    <message>
        <source>Mensagem mais antiga</source>
        <translation>Mensaje más antiguo</translation>
    </message>
    <message>
        <source>Mensagem de alguém que você ignora</source>
        <translation>Mensaje de alguien a quien ignoras</translation>
    </message>
    <message>
        <source>A mensagem não foi editada: {why} O texto era: {words}</source>
        <translation>El mensaje no se editó: {why} El texto era: {words}</translation>
    </message>
    <message>
        <source>Há mensagens demais esperando: esta e as seguintes não ficam guardadas neste computador. Se a janela fechar antes do envio, elas se perdem.</source>
        <translation>Hay demasiados mensajes esperando: este y los siguientes no se guardan en este equipo. Si la ventana se cierra antes de enviarlos, se pierden.</translation>
    </message>
    <message>
        <source>Esta mensagem é longa demais para ficar guardada neste computador. Se a janela fechar antes do envio, ela se perde.</source>
        <translation>Este mensaje es demasiado largo para guardarse en este equipo. Si la ventana se cierra antes de enviarlo, se pierde.</translation>
    </message>
    <message>
        <source>Você voltou com outro nome. O que ficou como não enviado talvez já tenha chegado com o nome de antes; envie de novo só o que não aparece na conversa.</source>
        <translation>Volviste con otro nombre. Lo que quedó como no enviado tal vez ya llegó con el nombre de antes; envía de nuevo solo lo que no aparece en la conversación.</translation>
    </message>
    <message>
        <source>Na sala ({count}): {names}</source>
        <translation>En la sala ({count}): {names}</translation>
    </message>
    <message>
        <source>Você não vê mais o que {name} escreve. Só você sabe disso.</source>
        <translation>Ya no ves lo que escribe {name}. Solo tú lo sabes.</translation>
    </message>
    <message>
        <source>Você voltou a ver o que {name} escreve.</source>
        <translation>Vuelves a ver lo que escribe {name}.</translation>
    </message>
    <message>
        <source>Computador não encontrado</source>
        <translation>Equipo no encontrado</translation>
    </message>
    <message>
        <source>Nenhum computador com o nome “{host}” foi encontrado.</source>
        <translation>No se encontró ningún equipo con el nombre “{host}”.</translation>
    </message>
    <message>
        <source>Confira se o nome está certo ou use o IP que aparece na tela de quem hospeda.</source>
        <translation>Revisa si el nombre es correcto o usa la IP que aparece en la pantalla de quien aloja.</translation>
    </message>
    <message>
        <source>Não há sala aberta nesse endereço</source>
        <translation>No hay una sala abierta en esa dirección</translation>
    </message>
    <message>
        <source>O computador responde, mas não há sala aberta em {address}.</source>
        <translation>El equipo responde, pero no hay una sala abierta en {address}.</translation>
    </message>
    <message>
        <source>Confira o endereço e a porta com quem hospeda, e se a sala já foi aberta.</source>
        <translation>Confirma la dirección y el puerto con quien aloja, y si la sala ya fue abierta.</translation>
    </message>
    <message>
        <source>Ninguém respondeu</source>
        <translation>Nadie respondió</translation>
    </message>
    <message>
        <source>{address} não respondeu a tempo.</source>
        <translation>{address} no respondió a tiempo.</translation>
    </message>
    <message>
        <source>Confira o endereço e se os dois computadores estão na mesma rede (o mesmo Wi-Fi ou a mesma rede do Radmin VPN). Quem hospeda precisa permitir a Sala no firewall; se não puder, outra pessoa pode hospedar.</source>
        <translation>Revisa la dirección y si los dos equipos están en la misma red (el mismo Wi-Fi o la misma red de Radmin VPN). Quien aloja tiene que permitir Sala en el firewall; si no puede, otra persona puede alojar.</translation>
    </message>
    <message>
        <source>Rede fora de alcance</source>
        <translation>Red fuera de alcance</translation>
    </message>
    <message>
        <source>Este computador não tem caminho até {host}.</source>
        <translation>Este equipo no tiene camino hasta {host}.</translation>
    </message>
    <message>
        <source>Confira se o Wi-Fi, o cabo ou o Radmin VPN está conectado e tente de novo.</source>
        <translation>Revisa si el Wi-Fi, el cable o Radmin VPN está conectado e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>A sala não responde</source>
        <translation>La sala no responde</translation>
    </message>
    <message>
        <source>O computador em {address} responde, mas a sala não.</source>
        <translation>El equipo en {address} responde, pero la sala no.</translation>
    </message>
    <message>
        <source>Pergunte a quem hospeda se a Sala está aberta e responde, e se a porta é essa; depois, tente de novo.</source>
        <translation>Pregunta a quien aloja si Sala está abierta y responde, y si ese es el puerto; después, inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>Não é uma Sala</source>
        <translation>No es una Sala</translation>
    </message>
    <message>
        <source>Algo responde em {address}, mas não é uma Sala.</source>
        <translation>Algo responde en {address}, pero no es una Sala.</translation>
    </message>
    <message>
        <source>Outro programa usa essa porta. Confira o endereço e a porta com quem hospeda.</source>
        <translation>Otro programa usa ese puerto. Confirma la dirección y el puerto con quien aloja.</translation>
    </message>
    <message>
        <source>A sala está cheia</source>
        <translation>La sala está llena</translation>
    </message>
    <message>
        <source>Não cabe mais ninguém na sala em {address}.</source>
        <translation>No cabe nadie más en la sala en {address}.</translation>
    </message>
    <message>
        <source>Espere alguém sair e tente de novo.</source>
        <translation>Espera a que alguien salga e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>Conexões demais do mesmo endereço</source>
        <translation>Demasiadas conexiones de la misma dirección</translation>
    </message>
    <message>
        <source>A sala em {address} já tem conexões demais vindas do endereço deste computador.</source>
        <translation>La sala en {address} ya tiene demasiadas conexiones desde la dirección de este equipo.</translation>
    </message>
    <message>
        <source>Feche as que sobram neste computador ou nesta rede e tente de novo.</source>
        <translation>Cierra las que sobran en este equipo o en esta red e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>A sala está parada</source>
        <translation>La sala está detenida</translation>
    </message>
    <message>
        <source>A sala em {address} não está conseguindo gravar as mensagens.</source>
        <translation>La sala en {address} no consigue grabar los mensajes.</translation>
    </message>
    <message>
        <source>Avise quem hospeda a sala e tente de novo.</source>
        <translation>Avisa a quien aloja la sala e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>Você não pode entrar nesta sala</source>
        <translation>No puedes entrar en esta sala</translation>
    </message>
    <message>
        <source>O anfitrião da sala em {address} baniu esse nome ou este computador.</source>
        <translation>El anfitrión de la sala en {address} vetó ese nombre o este equipo.</translation>
    </message>
    <message>
        <source>Se foi engano, fale com quem hospeda a sala.</source>
        <translation>Si fue un error, habla con quien hospeda la sala.</translation>
    </message>
    <message>
        <source>Há gente demais esperando</source>
        <translation>Hay demasiada gente esperando</translation>
    </message>
    <message>
        <source>Muitas pessoas esperam que o anfitrião as deixe entrar na sala em {address}.</source>
        <translation>Muchas personas esperan a que el anfitrión las deje entrar en la sala en {address}.</translation>
    </message>
    <message>
        <source>Espere um pouco e tente de novo.</source>
        <translation>Espera un poco e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>A sala pede uma pausa</source>
        <translation>La sala pide una pausa</translation>
    </message>
    <message>
        <source>A conexão com {address} caiu e voltou vezes demais em pouco tempo.</source>
        <translation>La conexión con {address} se cayó y volvió demasiadas veces en poco tiempo.</translation>
    </message>
    <message>
        <source>Espere alguns segundos e tente de novo.</source>
        <translation>Espera unos segundos e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>Seu nome ainda está ocupado</source>
        <translation>Tu nombre todavía está ocupado</translation>
    </message>
    <message>
        <source>Seu nome ainda está ocupado na sala, talvez pela sua conexão de antes.</source>
        <translation>Tu nombre todavía está ocupado en la sala, quizá por tu conexión anterior.</translation>
    </message>
    <message>
        <source>Espere alguns segundos, ou entre com outro nome.</source>
        <translation>Espera unos segundos, o entra con otro nombre.</translation>
    </message>
    <message>
        <source>Conexão perdida</source>
        <translation>Conexión perdida</translation>
    </message>
    <message>
        <source>A conexão com a sala se perdeu.</source>
        <translation>Se perdió la conexión con la sala.</translation>
    </message>
    <message>
        <source>Confira a rede e entre de novo. Se não der certo, pergunte se a sala ainda existe.</source>
        <translation>Revisa la red y entra de nuevo. Si no funciona, pregunta si la sala todavía existe.</translation>
    </message>
    <message>
        <source>Mensagens guardadas com defeito</source>
        <translation>Mensajes guardados con defectos</translation>
    </message>
    <message>
        <source>O arquivo em que a Sala guarda as mensagens ainda não enviadas está danificado.</source>
        <translation>El archivo en que Sala guarda los mensajes aún no enviados está dañado.</translation>
    </message>
    <message>
        <source>Ele foi posto de lado, sem apagar nada, e um novo começou.</source>
        <translation>Se apartó sin borrar nada, y comenzó uno nuevo.</translation>
    </message>
    <message>
        <source>Mensagens não enviadas não ficam guardadas</source>
        <translation>Los mensajes no enviados no se guardan</translation>
    </message>
    <message>
        <source>A Sala não consegue gravar neste computador as mensagens ainda não enviadas.</source>
        <translation>Sala no consigue grabar en este equipo los mensajes aún no enviados.</translation>
    </message>
    <message>
        <source>Enquanto a janela estiver aberta, nada se perde. Confira o espaço livre no disco e a permissão da pasta.</source>
        <translation>Mientras la ventana esté abierta, no se pierde nada. Revisa el espacio libre en el disco y el permiso de la carpeta.</translation>
    </message>
    <message>
        <source>Porta ocupada</source>
        <translation>Puerto ocupado</translation>
    </message>
    <message>
        <source>Outro programa deste computador já usa a porta {port}.</source>
        <translation>Otro programa de este equipo ya usa el puerto {port}.</translation>
    </message>
    <message>
        <source>Escolha outra porta e diga o novo endereço à turma.</source>
        <translation>Elige otro puerto y dile la nueva dirección a la clase.</translation>
    </message>
    <message>
        <source>Porta reservada</source>
        <translation>Puerto reservado</translation>
    </message>
    <message>
        <source>O sistema não libera a porta {port} para este programa.</source>
        <translation>El sistema no libera el puerto {port} para este programa.</translation>
    </message>
    <message>
        <source>Já há uma sala aberta aqui</source>
        <translation>Ya hay una sala abierta aquí</translation>
    </message>
    <message>
        <source>A Sala já hospeda na porta {port} deste computador.</source>
        <translation>Sala ya aloja en el puerto {port} de este equipo.</translation>
    </message>
    <message>
        <source>Entre nessa sala, ou feche-a antes de hospedar outra.</source>
        <translation>Entra en esa sala, o ciérrala antes de alojar otra.</translation>
    </message>
    <message>
        <source>Endereço de outro computador</source>
        <translation>Dirección de otro equipo</translation>
    </message>
    <message>
        <source>O endereço {host} não é deste computador.</source>
        <translation>La dirección {host} no es de este equipo.</translation>
    </message>
    <message>
        <source>Use um endereço deste computador, ou 0.0.0.0 para atender em todas as redes.</source>
        <translation>Usa una dirección de este equipo, o 0.0.0.0 para atender en todas las redes.</translation>
    </message>
    <message>
        <source>Histórico em uso</source>
        <translation>Historial en uso</translation>
    </message>
    <message>
        <source>Outra Sala aberta está gravando no mesmo histórico.</source>
        <translation>Otra Sala abierta está grabando en el mismo historial.</translation>
    </message>
    <message>
        <source>Feche a outra Sala e tente de novo.</source>
        <translation>Cierra la otra Sala e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>Histórico inacessível</source>
        <translation>Historial inaccesible</translation>
    </message>
    <message>
        <source>Não foi possível abrir ou gravar o histórico da sala.</source>
        <translation>No fue posible abrir o grabar el historial de la sala.</translation>
    </message>
    <message>
        <source>Confira o espaço livre no disco e a permissão da pasta, e tente de novo.</source>
        <translation>Revisa el espacio libre en el disco y el permiso de la carpeta, e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>Histórico danificado</source>
        <translation>Historial dañado</translation>
    </message>
    <message>
        <source>O arquivo do histórico estava danificado. Ele foi posto de lado, inteiro.</source>
        <translation>El archivo del historial estaba dañado. Se apartó, entero.</translation>
    </message>
    <message>
        <source>A sala começou um histórico novo.</source>
        <translation>La sala comenzó un historial nuevo.</translation>
    </message>
    <message>
        <source>Disco cheio</source>
        <translation>Disco lleno</translation>
    </message>
    <message>
        <source>Não há mais espaço no disco para o histórico da sala.</source>
        <translation>No queda espacio en el disco para el historial de la sala.</translation>
    </message>
    <message>
        <source>Libere espaço e tente de novo.</source>
        <translation>Libera espacio e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>Histórico de uma versão mais nova</source>
        <translation>Historial de una versión más nueva</translation>
    </message>
    <message>
        <source>O histórico foi gravado por uma versão mais nova da Sala.</source>
        <translation>El historial fue grabado por una versión más nueva de Sala.</translation>
    </message>
    <message>
        <source>Atualize a Sala deste computador.</source>
        <translation>Actualiza Sala en este equipo.</translation>
    </message>
    <message>
        <source>Erro da própria Sala</source>
        <translation>Error de la propia Sala</translation>
    </message>
    <message>
        <source>Algo na Sala não funcionou como devia.</source>
        <translation>Algo en Sala no funcionó como debía.</translation>
    </message>
    <message>
        <source>Se acontecer de novo, mostre o detalhe a quem puder ajudar.</source>
        <translation>Si vuelve a pasar, muestra el detalle a quien pueda ayudar.</translation>
    </message>
    <message>
        <source>Algo deu errado</source>
        <translation>Algo salió mal</translation>
    </message>
    <message>
        <source>O sistema avisou de um problema que a Sala não conhece.</source>
        <translation>El sistema avisó de un problema que Sala no conoce.</translation>
    </message>
    <message>
        <source>Tente de novo. Se continuar, mostre o detalhe a quem puder ajudar.</source>
        <translation>Inténtalo de nuevo. Si continúa, muestra el detalle a quien pueda ayudar.</translation>
    </message>
    <message>
        <source>O nome está vazio. Digite um nome com letras, números ou _.</source>
        <translation>El nombre está vacío. Escribe un nombre con letras, números o _.</translation>
    </message>
    <message>
        <source>O nome não pode ter espaços. No lugar deles, use _.</source>
        <translation>El nombre no puede tener espacios. En su lugar, usa _.</translation>
    </message>
    <message>
        <source>O nome não pode ter “@”. Use letras, números e _.</source>
        <translation>El nombre no puede tener “@”. Usa letras, números y _.</translation>
    </message>
    <message>
        <source>O nome não pode ter “{detail}”. Use letras (acentos também), números e _.</source>
        <translation>El nombre no puede tener “{detail}”. Usa letras (también con acentos), números y _.</translation>
    </message>
    <message>
        <source>O nome pode ter no máximo {limit} caracteres. Escolha um mais curto.</source>
        <translation>El nombre puede tener como máximo {limit} caracteres. Elige uno más corto.</translation>
    </message>
    <message>
        <source>“{detail}” é de outro alfabeto. Use letras de um só alfabeto no nome.</source>
        <translation>“{detail}” es de otro alfabeto. Usa letras de un solo alfabeto en el nombre.</translation>
    </message>
    <message>
        <source>Esse nome é usado pelo próprio programa. Escolha outro.</source>
        <translation>Ese nombre lo usa el propio programa. Elige otro.</translation>
    </message>
    <message>
        <source>Já existe alguém com esse nome na sala. Escolha outro.</source>
        <translation>Ya hay alguien con ese nombre en la sala. Elige otro.</translation>
    </message>
    <message>
        <source>Alguém na sala tem um nome quase igual, “{detail}”. Escolha outro.</source>
        <translation>Alguien en la sala tiene un nombre casi igual, “{detail}”. Elige otro.</translation>
    </message>
    <message>
        <source>A sala está cheia: cabem {limit} pessoas. Espere alguém sair e tente de novo.</source>
        <translation>La sala está llena: caben {limit} personas. Espera a que alguien salga e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>Há conexões demais vindas do seu endereço: cabem {limit}. Feche as que sobram e tente de novo.</source>
        <translation>Hay demasiadas conexiones desde tu dirección: caben {limit}. Cierra las que sobran e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>A conexão caiu vezes demais em pouco tempo. Espere alguns segundos.</source>
        <translation>La conexión se cayó demasiadas veces en poco tiempo. Espera unos segundos.</translation>
    </message>
    <message>
        <source>A sala não conhece mais o seu lugar. Entre de novo com o seu nome.</source>
        <translation>La sala ya no conoce tu lugar. Entra de nuevo con tu nombre.</translation>
    </message>
    <message>
        <source>Você ainda não está na sala. Entre com um nome antes de enviar mensagens.</source>
        <translation>Todavía no estás en la sala. Entra con un nombre antes de enviar mensajes.</translation>
    </message>
    <message>
        <source>Você já está na sala. Para usar outro nome, saia e entre de novo.</source>
        <translation>Ya estás en la sala. Para usar otro nombre, sal y entra de nuevo.</translation>
    </message>
    <message>
        <source>A mensagem está vazia. Escreva alguma coisa antes de enviar.</source>
        <translation>El mensaje está vacío. Escribe algo antes de enviar.</translation>
    </message>
    <message>
        <source>A mensagem passa de {limit} caracteres. Encurte o texto ou divida em partes.</source>
        <translation>El mensaje pasa de {limit} caracteres. Acorta el texto o divídelo.</translation>
    </message>
    <message>
        <source>Escreva assim: @nome mensagem</source>
        <translation>Escribe así: @nombre mensaje</translation>
    </message>
    <message>
        <source>Não existe o comando “{detail}”. Existem /usuarios e /sair; para enviar o texto mesmo assim, escreva algo antes dele.</source>
        <translation>No existe el comando “{detail}”. Existen /usuarios y /sair; para enviar el texto de todos modos, escribe algo antes.</translation>
    </message>
    <message>
        <source>Você não pode enviar mensagens privadas para si mesmo.</source>
        <translation>No puedes enviarte mensajes privados a ti mismo.</translation>
    </message>
    <message>
        <source>Não há ninguém com o nome “{detail}” na sala; /usuarios mostra quem está. A forma é: @nome mensagem</source>
        <translation>No hay nadie con el nombre “{detail}” en la sala; /usuarios muestra quién está. La forma es: @nombre mensaje</translation>
    </message>
    <message>
        <source>A sala já tem outra mensagem com a mesma identificação. Envie de novo.</source>
        <translation>La sala ya tiene otro mensaje con la misma identificación. Envíalo de nuevo.</translation>
    </message>
    <message>
        <source>A sala não tem mais essa mensagem à mão: ela é antiga demais.</source>
        <translation>La sala ya no tiene ese mensaje a mano: es demasiado antiguo.</translation>
    </message>
    <message>
        <source>Só quem escreveu a mensagem pode mudá-la.</source>
        <translation>Solo quien escribió el mensaje puede cambiarlo.</translation>
    </message>
    <message>
        <source>Essa mensagem já foi apagada.</source>
        <translation>Ese mensaje ya fue eliminado.</translation>
    </message>
    <message>
        <source>Uma reação é um emoji só; “{detail}” não é.</source>
        <translation>Una reacción es un solo emoji; “{detail}” no lo es.</translation>
    </message>
    <message>
        <source>Essa mensagem já tem o máximo de reações ({limit}).</source>
        <translation>Ese mensaje ya tiene el máximo de reacciones ({limit}).</translation>
    </message>
    <message>
        <source>Essa não é a chave desta sala.</source>
        <translation>Esa no es la llave de esta sala.</translation>
    </message>
    <message>
        <source>Só o anfitrião pode fazer isso.</source>
        <translation>Solo el anfitrión puede hacer eso.</translation>
    </message>
    <message>
        <source>O anfitrião silenciou você. Ao anfitrião você ainda pode escrever em particular.</source>
        <translation>El anfitrión te silenció. Aún puedes escribirle en privado.</translation>
    </message>
    <message>
        <source>Agora só o anfitrião fala. Levante a mão, ou escreva ao anfitrião em particular.</source>
        <translation>Ahora solo habla el anfitrión. Levanta la mano o escríbele en privado.</translation>
    </message>
    <message>
        <source>O anfitrião não deixa você entrar nesta sala.</source>
        <translation>El anfitrión no te deja entrar en esta sala.</translation>
    </message>
    <message>
        <source>O anfitrião ainda não deixou você entrar.</source>
        <translation>El anfitrión aún no te dejó entrar.</translation>
    </message>
    <message>
        <source>Já há gente demais esperando para entrar. Tente mais tarde.</source>
        <translation>Ya hay demasiada gente esperando para entrar. Inténtalo más tarde.</translation>
    </message>
    <message>
        <source>A sala não entendeu o que este programa enviou ({detail}). Confira se todos usam a mesma versão da Sala.</source>
        <translation>La sala no entendió lo que envió este programa ({detail}). Revisa si todos usan la misma versión de Sala.</translation>
    </message>
    <message>
        <source>A sala não conseguiu guardar a mensagem. Tente de novo; se continuar, avise quem hospeda a sala.</source>
        <translation>La sala no consiguió guardar el mensaje. Inténtalo de nuevo; si continúa, avisa a quien aloja la sala.</translation>
    </message>
    <message>
        <source>Agora só o anfitrião envia arquivos.</source>
        <translation>Ahora solo el anfitrión envía archivos.</translation>
    </message>
    <message>
        <source>O nome do arquivo não serve. Dê outro nome a ele e envie de novo.</source>
        <translation>El nombre del archivo no sirve. Dale otro nombre y envíalo de nuevo.</translation>
    </message>
    <message>
        <source>O arquivo é grande demais: esta sala aceita até {limit}.</source>
        <translation>El archivo es demasiado grande: esta sala acepta hasta {limit}.</translation>
    </message>
    <message>
        <source>Você já tem {limit} arquivos a caminho. Espere um deles chegar e tente de novo.</source>
        <translation>Ya tienes {limit} archivos en camino. Espera a que llegue uno e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>O espaço para arquivos desta sala acabou: cabem {limit} ao todo.</source>
        <translation>Se acabó el espacio para archivos de esta sala: caben {limit} en total.</translation>
    </message>
    <message>
        <source>Há arquivos demais a caminho nesta sala. Tente de novo daqui a pouco.</source>
        <translation>Hay demasiados archivos en camino en esta sala. Inténtalo de nuevo en un momento.</translation>
    </message>
    <message>
        <source>O computador de quem hospeda a sala não conseguiu guardar o arquivo: o disco pode estar cheio. Avise quem hospeda.</source>
        <translation>El equipo del anfitrión no pudo guardar el archivo: el disco puede estar lleno. Avisa al anfitrión.</translation>
    </message>
    <message>
        <source>O arquivo mudou enquanto era enviado, ou chegou com defeito. Envie de novo.</source>
        <translation>El archivo cambió mientras se enviaba, o llegó dañado. Envíalo de nuevo.</translation>
    </message>
    <message>
        <source>Uma reação é um emoji só.</source>
        <translation>Una reacción es un solo emoji.</translation>
    </message>
    <message>
        <source>Essa mensagem já tem o máximo de reações.</source>
        <translation>Ese mensaje ya tiene el máximo de reacciones.</translation>
    </message>
    <message>
        <source>O nome só pode ter letras (acentos também), números e _.</source>
        <translation>El nombre solo puede tener letras (también con acentos), números y _.</translation>
    </message>
    <message>
        <source>O nome é longo demais. Escolha um mais curto.</source>
        <translation>El nombre es demasiado largo. Elige uno más corto.</translation>
    </message>
    <message>
        <source>Use letras de um só alfabeto no nome.</source>
        <translation>Usa letras de un solo alfabeto en el nombre.</translation>
    </message>
    <message>
        <source>Alguém na sala tem um nome quase igual. Escolha outro.</source>
        <translation>Alguien en la sala tiene un nombre casi igual. Elige otro.</translation>
    </message>
    <message>
        <source>A sala está cheia. Espere alguém sair e tente de novo.</source>
        <translation>La sala está llena. Espera a que alguien salga e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>Há conexões demais vindas do seu endereço. Feche as que sobram e tente de novo.</source>
        <translation>Hay demasiadas conexiones desde tu dirección. Cierra las que sobran e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>A mensagem é longa demais. Encurte o texto ou divida em partes.</source>
        <translation>El mensaje es demasiado largo. Acorta el texto o divídelo.</translation>
    </message>
    <message>
        <source>Esse comando não existe. Existem /usuarios e /sair.</source>
        <translation>Ese comando no existe. Existen /usuarios y /sair.</translation>
    </message>
    <message>
        <source>Não há ninguém com esse nome na sala; /usuarios mostra quem está. A forma é: @nome mensagem</source>
        <translation>No hay nadie con ese nombre en la sala; /usuarios muestra quién está. La forma es: @nombre mensaje</translation>
    </message>
    <message>
        <source>O arquivo é grande demais para esta sala.</source>
        <translation>El archivo es demasiado grande para esta sala.</translation>
    </message>
    <message>
        <source>Você já tem arquivos demais a caminho. Espere um deles chegar e tente de novo.</source>
        <translation>Ya tienes demasiados archivos en camino. Espera a que llegue uno e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>O espaço para arquivos desta sala acabou.</source>
        <translation>Se acabó el espacio para archivos de esta sala.</translation>
    </message>
    <message>
        <source>A sala não entendeu o que este programa enviou. Confira se todos usam a mesma versão da Sala.</source>
        <translation>La sala no entendió lo que envió este programa. Revisa si todos usan la misma versión de Sala.</translation>
    </message>
    <message>
        <source>{detail} não está mais na sala. A mensagem não foi enviada.</source>
        <translation>{detail} ya no está en la sala. El mensaje no se envió.</translation>
    </message>
    <message>
        <source>Você saiu da sala.</source>
        <translation>Saliste de la sala.</translation>
    </message>
    <message>
        <source>Você saiu da sala, e seu lugar fica guardado.</source>
        <translation>Saliste de la sala y tu lugar queda guardado.</translation>
    </message>
    <message>
        <source>A conexão com a sala se perdeu. Confira a rede e entre de novo.</source>
        <translation>Se perdió la conexión con la sala. Revisa la red y entra de nuevo.</translation>
    </message>
    <message>
        <source>Este computador ficou sem responder, e a sala encerrou a conexão. Confira a rede e entre de novo.</source>
        <translation>Este equipo dejó de responder, y la sala cerró la conexión. Revisa la red y entra de nuevo.</translation>
    </message>
    <message>
        <source>A sala foi encerrada por quem a hospedava. Entre de novo quando ela reabrir.</source>
        <translation>Quien alojaba la sala la cerró. Entra de nuevo cuando reabra.</translation>
    </message>
    <message>
        <source>O anfitrião removeu você da sala.</source>
        <translation>El anfitrión te sacó de la sala.</translation>
    </message>
    <message>
        <source>O anfitrião removeu você da sala e não deixa você entrar de novo. Se foi engano, fale com quem hospeda a sala.</source>
        <translation>El anfitrión te sacó de la sala y no te deja entrar de nuevo. Si fue un error, habla con quien hospeda la sala.</translation>
    </message>
    <message>
        <source>O anfitrião não deixou você entrar na sala.</source>
        <translation>El anfitrión no te dejó entrar en la sala.</translation>
    </message>
    <message>
        <source>Nenhum nome foi escolhido a tempo, e a sala encerrou a conexão. Entre de novo.</source>
        <translation>No se eligió un nombre a tiempo, y la sala cerró la conexión. Entra de nuevo.</translation>
    </message>
    <message>
        <source>Foram mensagens demais em pouco tempo, e a sala encerrou a conexão. Espere um pouco e entre de novo.</source>
        <translation>Fueron demasiados mensajes en poco tiempo, y la sala cerró la conexión. Espera un poco y entra de nuevo.</translation>
    </message>
    <message>
        <source>Este computador não acompanhou as mensagens, e a sala encerrou a conexão. Confira a rede e entre de novo.</source>
        <translation>Este equipo no siguió el ritmo de los mensajes, y la sala cerró la conexión. Revisa la red y entra de nuevo.</translation>
    </message>
    <message>
        <source>Foi enviada uma mensagem maior do que a sala aceita, e a conexão foi encerrada. Entre de novo e divida o texto em partes.</source>
        <translation>Se envió un mensaje más grande de lo que la sala acepta, y la conexión se cerró. Entra de nuevo y divide el texto.</translation>
    </message>
    <message>
        <source>Você entrou nesta sala por outra conexão, que ficou no lugar desta. Se não foi você, avise quem hospeda.</source>
        <translation>Entraste en esta sala por otra conexión, que quedó en el lugar de esta. Si no fuiste tú, avisa a quien aloja.</translation>
    </message>
    <message>
        <source>Há conexões demais nesta sala. Espere alguém sair e tente de novo.</source>
        <translation>Hay demasiadas conexiones en esta sala. Espera a que alguien salga e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>A sala recusou o pedido ({code}).</source>
        <translation>La sala rechazó el pedido ({code}).</translation>
    </message>
    <message>
        <source>A sala encerrou a conexão ({reason}).</source>
        <translation>La sala cerró la conexión ({reason}).</translation>
    </message>
    <message>
        <source>{ip} abriu a conexão e ainda não disse nada</source>
        <translation>{ip} abrió la conexión y aún no dijo nada</translation>
    </message>
    <message>
        <source>{ip} entrou como {detail}</source>
        <translation>{ip} entró como {detail}</translation>
    </message>
    <message>
        <source>{ip} leva ou traz um arquivo</source>
        <translation>{ip} lleva o trae un archivo</translation>
    </message>
    <message>
        <source>{ip} espera para entrar como {detail}</source>
        <translation>{ip} espera para entrar como {detail}</translation>
    </message>
    <message>
        <source>{ip} não entrou: {why}</source>
        <translation>{ip} no entró: {why}</translation>
    </message>
    <message>
        <source>{ip} usou um navegador, e não o programa Sala</source>
        <translation>{ip} usó un navegador y no el programa Sala</translation>
    </message>
    <message>
        <source>{ip} usou um programa que pede conexão segura (TLS)</source>
        <translation>{ip} usó un programa que pide una conexión segura (TLS)</translation>
    </message>
    <message>
        <source>{ip} abriu a conexão e não disse nada</source>
        <translation>{ip} abrió la conexión y no dijo nada</translation>
    </message>
    <message>
        <source>{ip} conferiu se há uma Sala aqui e saiu sem entrar</source>
        <translation>{ip} comprobó si hay una Sala aquí y se fue sin entrar</translation>
    </message>
    <message>
        <source>o nome já está em uso</source>
        <translation>el nombre ya está en uso</translation>
    </message>
    <message>
        <source>o nome é quase igual a outro</source>
        <translation>el nombre es casi igual a otro</translation>
    </message>
    <message>
        <source>a sala está cheia</source>
        <translation>la sala está llena</translation>
    </message>
    <message>
        <source>há conexões demais desse endereço</source>
        <translation>hay demasiadas conexiones de esa dirección</translation>
    </message>
    <message>
        <source>voltou vezes demais em pouco tempo</source>
        <translation>volvió demasiadas veces en poco tiempo</translation>
    </message>
    <message>
        <source>o lugar de antes não existe mais</source>
        <translation>el lugar de antes ya no existe</translation>
    </message>
    <message>
        <source>a chave do anfitrião está errada</source>
        <translation>la llave del anfitrión es incorrecta</translation>
    </message>
    <message>
        <source>você baniu esse nome ou esse endereço</source>
        <translation>vetaste ese nombre o esa dirección</translation>
    </message>
    <message>
        <source>há gente demais esperando</source>
        <translation>hay demasiada gente esperando</translation>
    </message>
    <message>
        <source>a sala não consegue gravar</source>
        <translation>la sala no puede guardar</translation>
    </message>
    <message>
        <source>desistiu antes de entrar</source>
        <translation>desistió antes de entrar</translation>
    </message>
    <message>
        <source>não disse um nome a tempo</source>
        <translation>no dijo un nombre a tiempo</translation>
    </message>
    <message>
        <source>mandou mensagens demais antes de entrar</source>
        <translation>envió demasiados mensajes antes de entrar</translation>
    </message>
    <message>
        <source>mandou uma linha longa demais</source>
        <translation>envió una línea demasiado larga</translation>
    </message>
    <message>
        <source>havia conexões demais</source>
        <translation>había demasiadas conexiones</translation>
    </message>
    <message>
        <source>ficou sem responder</source>
        <translation>dejó de responder</translation>
    </message>
    <message>
        <source>você não deixou entrar</source>
        <translation>no lo dejaste entrar</translation>
    </message>
    <message>
        <source>a sala foi encerrada</source>
        <translation>la sala se cerró</translation>
    </message>
    <message>
        <source>o nome não serve</source>
        <translation>el nombre no sirve</translation>
    </message>
    <message>
        <source>a sala recusou</source>
        <translation>la sala lo rechazó</translation>
    </message>
    <message>
        <source>1 byte</source>
        <translation>1 byte</translation>
    </message>
    <message>
        <source>“{name}” não pode ser enviado: não é um arquivo, ou não foi possível ler.</source>
        <translation>“{name}” no se puede enviar: no es un archivo, o no se pudo leer.</translation>
    </message>
    <message>
        <source>Não foi possível gravar o arquivo neste computador. Confira o espaço no disco, ou salve em outra pasta.</source>
        <translation>No se pudo guardar el archivo en este equipo. Revisa el espacio en el disco, o guárdalo en otra carpeta.</translation>
    </message>
    <message>
        <source>A sala não tem mais este arquivo.</source>
        <translation>La sala ya no tiene este archivo.</translation>
    </message>
    <message>
        <source>O computador de quem hospeda a sala não consegue ler este arquivo.</source>
        <translation>El equipo del anfitrión no puede leer este archivo.</translation>
    </message>
    <message>
        <source>O arquivo chegou com defeito. Tente de novo.</source>
        <translation>El archivo llegó dañado. Inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>arquivo {name}, {size}</source>
        <translation>archivo {name}, {size}</translation>
    </message>
    <message>
        <source>enviou um arquivo: {name} ({size})</source>
        <translation>envió un archivo: {name} ({size})</translation>
    </message>
    <message>
        <source>{name} entrou</source>
        <translation>{name} entró</translation>
    </message>
    <message>
        <source>{name} saiu</source>
        <translation>{name} salió</translation>
    </message>
    <message>
        <source>{name} entrou e saiu</source>
        <translation>{name} entró y salió</translation>
    </message>
    <message>
        <source>{name} saiu e voltou</source>
        <translation>{name} salió y volvió</translation>
    </message>
    <message>
        <source>{names} e {last} entraram</source>
        <translation>{names} y {last} entraron</translation>
    </message>
    <message>
        <source>{names} e {last} saíram</source>
        <translation>{names} y {last} salieron</translation>
    </message>
    <message>
        <source>{names} e {last} entraram e saíram</source>
        <translation>{names} y {last} entraron y salieron</translation>
    </message>
    <message>
        <source>{names} e {last} saíram e voltaram</source>
        <translation>{names} y {last} salieron y volvieron</translation>
    </message>
    <message>
        <source>{names} e mais {count} entraram</source>
        <translation>{names} y {count} más entraron</translation>
    </message>
    <message>
        <source>{names} e mais {count} saíram</source>
        <translation>{names} y {count} más salieron</translation>
    </message>
    <message>
        <source>{names} e mais {count} entraram e saíram</source>
        <translation>{names} y {count} más entraron y salieron</translation>
    </message>
    <message>
        <source>{names} e mais {count} saíram e voltaram</source>
        <translation>{names} y {count} más salieron y volvieron</translation>
    </message>
</context>
</TS>
